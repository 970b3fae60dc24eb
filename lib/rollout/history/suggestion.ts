import type { Suggestion } from "@/lib/contract/rollout";
import { type Chronicle, chronicleOf } from "./chronicle";
import { leftBehindOf } from "./left-behind";
import type { Deployment, ReplicaSet } from "../objects/objects";
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
  deployment: Deployment,
  owned: readonly ReplicaSet[],
  chronicle: Chronicle = chronicleOf(deployment, owned),
): Suggestion {
  if (deployment.metadata.deletionTimestamp !== undefined) return { kind: "none", why: "being-deleted" };
  if (owned.length === 0) return { kind: "none", why: "no-history" };

  const others = chronicle.order.filter(
    (replicaSet) => !isSameTemplate(replicaSet.spec.template, deployment.spec.template),
  );
  const latest = others.find((replicaSet) => leftBehindOf(chronicle, replicaSet)?.byCurrent !== false) ?? others[0];
  if (!latest) {
    return {
      kind: "none",
      why: deployment.spec.revisionHistoryLimit === 0 ? "history-limit-zero" : "only-one-revision",
    };
  }
  const serving = others.find(({ status }) => (status?.availableReplicas ?? 0) > 0);
  return serving
    ? { kind: "revision", uid: serving.metadata.uid, why: "still-serving" }
    : { kind: "revision", uid: latest.metadata.uid, why: "rolled-out-last" };
}
