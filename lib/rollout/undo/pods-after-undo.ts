import type { Coded } from "@/lib/contract/message";
import type { UndoPreview } from "@/lib/contract/undo";
import type { Deployment, ReplicaSet } from "../objects/objects";

/**
 * What happens to the pods once `deployment` is what the API server says it will be. `reused` is the ReplicaSet whose
 * template is the new one, undefined where the controller must make one. Its pods stay as far as they are wanted, under
 * either strategy, and all others go (deployment controller, rolling.go, recreate.go; rollout semantics F1, C23). Pods
 * that are terminating already are not counted.
 */
export function podsAfterUndo(
  { spec }: Deployment,
  owned: readonly ReplicaSet[],
  reused: ReplicaSet | undefined,
): Coded<UndoPreview>["pods"] {
  const desired = spec.replicas ?? 1;
  const there = reused ? podsOf(reused) : 0;
  const others = owned.filter((replicaSet) => replicaSet !== reused).reduce((sum, one) => sum + podsOf(one), 0);
  return {
    kept: Math.min(reused?.status?.readyReplicas ?? 0, desired),
    replaced: others + Math.max(there - desired, 0),
    created: Math.max(desired - there, 0),
  };
}

function podsOf({ status }: ReplicaSet): number {
  return status?.replicas ?? 0;
}
