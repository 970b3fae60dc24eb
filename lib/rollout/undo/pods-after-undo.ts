import type { Coded } from "@/lib/contract/message";
import type { UndoPreview } from "@/lib/contract/undo";
import type { Workload, StoredRevision } from "../workload/workload";

/**
 * What happens to the pods once `workload` is what the API server says it will be. `reused` is the ReplicaSet whose
 * template is the new one, undefined where the controller must make one. Its pods stay as far as they are wanted, under
 * either strategy, and all others go (deployment controller, rolling.go, recreate.go; rollout semantics F1, C23). Pods
 * that are terminating already are not counted.
 */
export function podsAfterUndo(
  { spec }: Workload,
  owned: readonly StoredRevision[],
  reused: StoredRevision | undefined,
): Coded<UndoPreview>["pods"] {
  const desired = spec.replicas ?? 1;
  const there = reused ? podsOf(reused) : 0;
  const others = owned.filter((storedRevision) => storedRevision !== reused).reduce((sum, one) => sum + podsOf(one), 0);
  return {
    kept: Math.min(reused?.status?.readyReplicas ?? 0, desired),
    replaced: others + Math.max(there - desired, 0),
    created: Math.max(desired - there, 0),
  };
}

function podsOf({ status }: StoredRevision): number {
  return status?.replicas ?? 0;
}
