import { aboutContainer, type ContainerView, eventOf } from "./container-view";
import { eventTime } from "../objects/events";
import type { KubeEvent } from "../objects/pod-objects";
import { type ProbeField, probeOf, probeTarget, probeWords } from "../template/probe";
import { containerField } from "../messages/suspects";
import { eventEvidence, podEvidence, type Trouble } from "./trouble";

/** As long as a container may be unready after its start before that is worth a word. */
const PATIENCE_MS = 30_000;

/** How a process ends that is killed, at once or after it was asked to. */
const KILLED = [137, 143];
const KILLING = [
  ["Startup", "startupProbe"],
  ["Liveness", "livenessProbe"],
] as const;

/**
 * A startup or liveness probe that fails; undefined where none does. A cause once the kubelet has killed the container
 * because of it: until then a failed probe is what starting up looks like.
 */
export function killingProbe(view: ContainerView): Trouble | undefined {
  const { restartCount, ready, state, lastState } = view.status;
  const ended = state?.terminated ?? lastState?.terminated;
  for (const [probe, field] of KILLING) {
    const killed = eventOf(view, ["Killing"], new RegExp(`failed ${probe.toLowerCase()} probe`));
    const event = eventOf(view, ["Unhealthy"], new RegExp(`^${probe} probe (failed|errored)`)) ?? killed;
    if (!event) continue;
    const byProbe = restartCount > 0 && (killed !== undefined || KILLED.includes(ended?.exitCode ?? 0));
    const again = Date.parse(eventTime(event)) > Date.parse(state?.running?.startedAt ?? "");
    if (state?.running ? again || (byProbe && !ready) : byProbe) {
      return { ...troubleOf(view, field, event), weight: byProbe && !ready ? "cause" : "hint" };
    }
  }
  return undefined;
}

/** A container that runs and is not ready; undefined where it is ready, or has only just started. */
export function unreadyTrouble(view: ContainerView): Trouble | undefined {
  const { ready, state, started, name } = view.status;
  if (ready || !state?.running) return undefined;
  const patient = !(
    view.now - Date.parse(state.running.startedAt ?? view.pod.metadata.creationTimestamp) >
    PATIENCE_MS
  );
  const failed = eventOf(view, ["Unhealthy"], /^Readiness probe (failed|errored)/);
  if (failed) return { ...troubleOf(view, "readinessProbe", failed), weight: patient ? "hint" : "cause" };
  if (patient) return undefined;
  const field = started === false ? "startupProbe" : "readinessProbe";
  const probe = probeOf(view.spec, field);
  const short = probe
    ? `its ${wordOf(field)} probe (${probeTarget(probe)}) has not succeeded`
    : "it runs, but does not get ready";
  return {
    ...aboutContainer(view),
    code: "not-ready",
    subject: `${name} ${field}`,
    family: `probe ${name}`,
    vague: true,
    sentence: (pods) => `Container${view.named} does not get ready: ${short} (${pods}).`,
    short,
    advice: "Read its log. What the probe met is told by events, which the cluster keeps for an hour only.",
    evidence: [podEvidence(view.pod, `${view.field}.ready`, "false", state.running.startedAt ?? null)],
    since: state.running.startedAt ?? view.pod.metadata.creationTimestamp,
    why: wordOf(field),
    suspects: suspectsOf(name, field),
  };
}

function troubleOf(view: ContainerView, field: ProbeField, event: KubeEvent): Trouble {
  const { name, restartCount } = view.status;
  const words = probeWords(event.message ?? "", probeOf(view.spec, field));
  const Probe = `${wordOf(field).replace(/^./, (letter) => letter.toUpperCase())} probe`;
  const of = view.named === "" ? "" : ` of container${view.named}`;
  const killed =
    restartCount > 0 ? ", so the container is killed and started again" : ", which kills the container if it goes on";
  return {
    ...aboutContainer(view),
    code: CODE[field],
    subject: `${name} ${words}`,
    family: `probe ${name}`,
    sentence: (pods) => `${Probe}${of} fails on ${pods}: ${words}${field === "readinessProbe" ? "" : killed}.`,
    short: `its ${wordOf(field)} probe fails: ${words}`,
    advice: ADVICE[field],
    evidence: [
      eventEvidence(event),
      podEvidence(view.pod, view.field, `ready: ${view.status.ready}, restartCount: ${restartCount}`, null),
    ],
    since: event.firstTimestamp ?? eventTime(event),
    why: wordOf(field),
    suspects: suspectsOf(name, field),
  };
}

function suspectsOf(container: string, field: ProbeField) {
  return [
    containerField(container, field),
    containerField(container, "ports"),
    containerField(container, "command", "args"),
    containerField(container, "image"),
    containerField(container, "env", "envFrom"),
  ];
}

function wordOf(field: ProbeField): string {
  return field.replace("Probe", "");
}

const CODE = {
  readinessProbe: "readiness-failing",
  livenessProbe: "liveness-failing",
  startupProbe: "startup-failing",
} as const;

const ADVICE: Readonly<Record<ProbeField, string>> = {
  readinessProbe: "Check path and port of the probe against what the new version serves, and read its log.",
  livenessProbe: "Check path, port and timing of the probe; a container that starts slowly wants a startup probe.",
  startupProbe: "Give it more time (failureThreshold × periodSeconds), or check path and port of the probe.",
};
