import { cited } from "@/lib/contract/cluster-text";
import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { ProbeName } from "@/lib/contract/facts/findings-containers";
import { message } from "@/lib/contract/message";
import { aboutContainer, type ContainerView, eventOf } from "./container-view";
import { eventTime } from "../objects/events";
import type { KubeEvent } from "../objects/pod-objects";
import { isObject } from "../objects/json-fields";
import type { JsonObject } from "../objects/objects";
import { probeAnswer, probeTarget } from "../messages/probe-answer";
import { containerField } from "../messages/suspects";
import { type ContainerTrouble, eventEvidence, podEvidence } from "./trouble";

/** As long as a container may be unready after its start before that is worth a word. */
const PATIENCE_MS = 30_000;

/** How a process ends that is killed, at once or after it was asked to. */
const KILLED = [137, 143];
const KILLING = [
  ["startup", "Startup"],
  ["liveness", "Liveness"],
] as const;

/**
 * A startup or liveness probe that fails; undefined where none does. A cause once the kubelet has killed the container
 * because of it: until then a failed probe is what starting up looks like.
 */
export function killingProbe(view: ContainerView): ContainerTrouble | undefined {
  const { restartCount, ready, state, lastState } = view.status;
  const ended = state?.terminated ?? lastState?.terminated;
  for (const [probe, named] of KILLING) {
    const killed = eventOf(view, ["Killing"], new RegExp(`failed ${probe} probe`));
    const event = eventOf(view, ["Unhealthy"], new RegExp(`^${named} probe (failed|errored)`)) ?? killed;
    if (!event) continue;
    const byProbe = restartCount > 0 && (killed !== undefined || KILLED.includes(ended?.exitCode ?? 0));
    const again = Date.parse(eventTime(event)) > Date.parse(state?.running?.startedAt ?? "");
    if (state?.running ? again || (byProbe && !ready) : byProbe) {
      return { ...troubleOf(view, probe, event), weight: byProbe && !ready ? "cause" : "hint" };
    }
  }
  return undefined;
}

/** A container that runs and is not ready; undefined where it is ready, or has only just started. */
export function unreadyTrouble(view: ContainerView): ContainerTrouble | undefined {
  const { ready, state, started, name } = view.status;
  if (ready || !state?.running) return undefined;
  const patient = !(
    view.now - Date.parse(state.running.startedAt ?? view.pod.metadata.creationTimestamp) >
    PATIENCE_MS
  );
  const failed = eventOf(view, ["Unhealthy"], /^Readiness probe (failed|errored)/);
  if (failed) return { ...troubleOf(view, "readiness", failed), weight: patient ? "hint" : "cause" };
  if (patient) return undefined;
  const probe = started === false ? "startup" : "readiness";
  const spec = probeOf(view, probe);
  const reason = spec
    ? message("finding.reason.probe-not-met", { probe, asks: probeTarget(spec) })
    : message("finding.reason.not-ready");
  return {
    ...aboutContainer(view),
    code: "not-ready",
    subject: [name, probe],
    family: `probe ${name}`,
    vague: true,
    sentence: (pods) => message("finding.not-ready", { container: view.named, why: reason, pods }),
    reason,
    advice: message("finding.advice.not-ready"),
    evidence: [podEvidence(view.pod, `${view.field}.ready`, cited`false`, state.running.startedAt ?? null)],
    since: state.running.startedAt ?? view.pod.metadata.creationTimestamp,
    why: message("finding.mark.probe", { probe }),
    suspects: suspectsOf(name, probe),
  };
}

function troubleOf(view: ContainerView, probe: ProbeName, event: KubeEvent): ContainerTrouble {
  const { name, ready, restartCount } = view.status;
  const met = probeAnswer(event.message ?? cited``, probeOf(view, probe));
  const kills = probe === "readiness" ? "no" : restartCount > 0 ? "yes" : "soon";
  return {
    ...aboutContainer(view),
    code: CODE[probe],
    subject: [name, met],
    family: `probe ${name}`,
    sentence: (pods) => message("finding.probe-fails", { container: view.named, probe, met, kills, pods }),
    reason: message("finding.reason.probe-fails", { probe, met }),
    advice: ADVICE[probe],
    evidence: [
      eventEvidence(event),
      podEvidence(view.pod, view.field, cited`ready: ${ready}, restartCount: ${restartCount}`, null),
    ],
    since: event.firstTimestamp ?? eventTime(event),
    why: message("finding.mark.probe", { probe }),
    suspects: suspectsOf(name, probe),
  };
}

/** The probe of a container; null where it has none. */
function probeOf({ spec }: ContainerView, probe: ProbeName): JsonObject | null {
  const found = spec[FIELD[probe]];
  return isObject(found) ? found : null;
}

function suspectsOf(container: string, probe: ProbeName) {
  return [
    containerField(container, FIELD[probe]),
    containerField(container, "ports"),
    containerField(container, "command", "args"),
    containerField(container, "image"),
    containerField(container, "env", "envFrom"),
  ];
}

const FIELD = { readiness: "readinessProbe", liveness: "livenessProbe", startup: "startupProbe" } as const;

const CODE = {
  readiness: "readiness-failing",
  liveness: "liveness-failing",
  startup: "startup-failing",
} as const;

const ADVICE: Readonly<Record<ProbeName, Advice>> = {
  readiness: message("finding.advice.readiness-probe"),
  liveness: message("finding.advice.liveness-probe"),
  startup: message("finding.advice.startup-probe"),
};
