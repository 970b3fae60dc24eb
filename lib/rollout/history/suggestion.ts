import type { Suggestion } from "@/lib/contract/rollout";
import { type Chronicle, chronicleOf } from "./chronicle";
import { leftBehindOf } from "./left-behind";
import type { Workload, StoredRevision } from "../workload/workload";
import { isSameTemplate } from "../template/template";

/**
 * What "undo" should propose. kubectl takes the second-highest number, which goes two steps back while the live template
 * has no ReplicaSet, meets its own twin where a number exists twice, and knows nothing of what still works (rollout
 * semantics U6 to U9). Here: the newest other revision that still serves, otherwise the one rolled out last before the
 * live template. What somebody rolled back from earlier comes after all others: that it is still there, and what was
 * rolled back to is not, makes it no better. Right after a rollback, undo takes back that one. `owned` are the
 * Deployment's ReplicaSets.
 */
export function suggestionOf(
  workload: Workload,
  owned: readonly StoredRevision[],
  chronicle: Chronicle = chronicleOf(workload, owned),
): Suggestion {
  if (workload.metadata.deletionTimestamp !== undefined) return { kind: "none", why: "being-deleted" };
  if (owned.length === 0) return { kind: "none", why: "no-history" };

  const others = chronicle.order.filter(
    (storedRevision) => !isSameTemplate(storedRevision.spec.template, workload.spec.template),
  );
  const latest =
    others.find((storedRevision) => leftBehindOf(chronicle, storedRevision)?.byCurrent !== false) ?? others[0];
  if (!latest) {
    return {
      kind: "none",
      why: workload.spec.revisionHistoryLimit === 0 ? "history-limit-zero" : "only-one-revision",
    };
  }
  const serving = others.find(({ status }) => (status?.availableReplicas ?? 0) > 0);
  return serving
    ? { kind: "revision", uid: serving.metadata.uid, why: "still-serving" }
    : { kind: "revision", uid: latest.metadata.uid, why: "rolled-out-last" };
}
