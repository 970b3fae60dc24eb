import { cited } from "@/lib/contract/cluster-text";
import { message } from "@/lib/contract/message";
import { aboutContainer, type ContainerView } from "./container-view";
import { exitOf } from "../messages/exit";
import type { JsonValue } from "../objects/objects";
import type { Terminated } from "../objects/pod-objects";
import { neverRanIn } from "../messages/start-failure";
import { anyOf, containerField, podField, resource } from "../messages/suspects";
import { isObject } from "../objects/json-fields";
import { type ContainerTrouble, podEvidence, reasonMark } from "./trouble";

/** The kubelet waits five minutes at most between two starts; a crash that is older is over. */
const RECENT_MS = 10 * 60_000;

/** What a program that ends with -1 has, and also one that could not be executed at all. */
const OUT_OF_RANGE = 255;

/** Why a container does not stay up; undefined where it does, or where it ended long ago. */
export function crashTrouble(view: ContainerView): ContainerTrouble | undefined {
  const found = lastEnd(view);
  if (!found) return undefined;
  const { ended, place } = found;
  const { name, ready, restartCount } = view.status;
  const { reason, exitCode } = ended;
  const counts = cited`exitCode: ${exitCode}, restartCount: ${restartCount}`;
  const fields = reason ? cited`reason: ${reason}, ${counts}` : counts;
  const said = ended.message ? cited`${fields}, message: ${ended.message}` : fields;
  const mark = view.status.state?.waiting?.reason ?? reason;
  return {
    ...aboutContainer(view),
    ...kindOf(view, ended),
    // What serves again right now may have crashed once: that explains, it does not stop.
    weight: ready ? "hint" : "cause",
    evidence: [podEvidence(view.pod, `${view.field}.${place}`, said, ended.finishedAt ?? null)],
    why: mark === undefined ? message("finding.mark.exit", { code: exitCode }) : reasonMark(mark),
    since: ended.finishedAt ?? view.pod.metadata.creationTimestamp,
    family: `crash ${name}`,
  };
}

function lastEnd({ status, now }: ContainerView): { ended: Terminated; place: string } | undefined {
  const { state, lastState, restartCount } = status;
  if (state?.terminated) return { ended: state.terminated, place: "state.terminated" };
  const ended = lastState?.terminated;
  if (!ended || restartCount === 0) return undefined;
  const recent = ended.finishedAt === undefined || now - Date.parse(ended.finishedAt) < RECENT_MS;
  return state?.waiting || recent ? { ended, place: "lastState.terminated" } : undefined;
}

type Kind = Pick<ContainerTrouble, "code" | "subject" | "sentence" | "reason" | "advice" | "suspects">;

function kindOf(view: ContainerView, ended: Terminated): Kind {
  const { name } = view.status;
  const container = view.named;
  const exit = exitOf(ended);
  const program = anyOf(containerField(name, "image", "command", "args"));
  if (ended.reason === "OOMKilled") {
    const reason = message("finding.reason.out-of-memory", { limit: memoryLimitOf(view.spec["resources"]) });
    return {
      code: "out-of-memory",
      subject: [name],
      sentence: (pods) => message("finding.killed", { container, why: reason, pods }),
      reason,
      advice: message("finding.advice.out-of-memory"),
      suspects: [resource(name, /memory/), program],
    };
  }
  if (ended.exitCode === 0) {
    const reason = message("finding.reason.exits-at-once");
    return {
      code: "exits-at-once",
      subject: [name],
      sentence: (pods) => message("finding.stops", { container, why: reason, pods }),
      reason,
      advice: message("finding.advice.exits-at-once"),
      suspects: [containerField(name, "command", "args"), containerField(name, "image")],
    };
  }
  const neverRan = neverRanIn(ended.message ?? "");
  if (neverRan) {
    const reason = message("finding.reason.never-ran", { why: neverRan.why, exit });
    return {
      code: "cannot-start",
      subject: [name, neverRan.why],
      sentence: (pods) => message("finding.cannot-start", { container, why: reason, pods }),
      reason,
      advice: neverRan.advice,
      suspects: [containerField(name, "command", "args"), containerField(name, "image")],
    };
  }
  const lost = ended.reason === "ContainerStatusUnknown";
  const reason = lost ? message("finding.reason.lost") : message("finding.reason.crashes", { exit });
  return {
    code: "crashing",
    subject: [name, ended.exitCode],
    sentence: (pods) => message("finding.stops", { container, why: reason, pods }),
    reason,
    advice: message("finding.advice.previous-log", {
      pod: view.pod.metadata.name,
      container: name,
      mayBeForeign: ended.exitCode === OUT_OF_RANGE,
    }),
    suspects: [
      program,
      containerField(name, "env", "envFrom", "volumeMounts"),
      podField("volumes", "serviceAccountName"),
    ],
  };
}

function memoryLimitOf(resources: JsonValue | undefined): string | null {
  const limits = isObject(resources) ? resources["limits"] : undefined;
  const memory = isObject(limits) ? limits["memory"] : undefined;
  return typeof memory === "string" || typeof memory === "number" ? String(memory) : null;
}
