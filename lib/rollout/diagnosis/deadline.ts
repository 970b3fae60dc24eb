import { cited } from "@/lib/contract/cluster-text";
import type { Finding } from "@/lib/contract/finding";
import { type Coded, message } from "@/lib/contract/message";
import type { ObservedRollout } from "./observation";
import { isFinished } from "../state/lead";
import { progressDeadlineOf } from "../state/progress-deadline";

/** As long as a person would wait for what comes soon. */
const SOON_MS = 15 * 60_000;

/** That the progress deadline has passed, or when it will; null where it does not count. `stuck`: a cause is known. */
export function deadlineFinding(
  { workload, standing, now, mask }: ObservedRollout,
  stuck: boolean,
): Coded<Finding> | null {
  const progress = workload.kind.progressOf(workload);
  const allowed = progressDeadlineOf(workload);
  if (!progress || allowed === null || standing.deletingSince !== null) return null;
  const { condition } = progress;
  const updated = condition.lastUpdateTime ?? null;
  const evidence = [
    {
      kind: workload.kind.object,
      name: workload.metadata.name,
      field: `status.conditions[${condition.type}]`,
      message: condition.message === undefined ? cited`` : mask(condition.message),
      at: updated,
    },
  ];
  const base = { pods: null, evidence, broughtInBy: null } as const;
  const seconds = allowed;

  if (progress.kind === "deadline-exceeded") {
    // After an undo the old condition stays for a while.
    if (standing.template.rolledOut !== "stalled") return null;
    return {
      ...base,
      code: "deadline-exceeded",
      weight: "consequence",
      sentence: message("finding.deadline-exceeded", { seconds }),
      since: updated,
      due: null,
      advice: message("finding.advice.deadline-exceeded"),
    };
  }
  // A refused ReplicaSet ends the controller's turn before it looks at the deadline (deployment sync.go).
  const counts = progress.kind !== "done" && progress.kind !== "refused";
  if (!counts || standing.pause || updated === null || isFinished(standing)) return null;
  const due = Date.parse(updated) + allowed * 1000;
  return {
    ...base,
    code: "deadline-ahead",
    weight: stuck ? "consequence" : "hint",
    sentence: message("finding.deadline-ahead", { seconds, isSoon: due - now < SOON_MS }),
    since: updated,
    due: new Date(due).toISOString(),
    advice: message("finding.advice.deadline-ahead"),
  };
}
