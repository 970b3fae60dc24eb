import type { Workload, StoredRevision } from "../workload/workload";
import { fencepostsOf } from "./rolling-strategy";

/** How many pods a rollback starts and stops: numbers of pods, never negative. */
export type Surge = {
  /** Pods of the target that have to be created in the end. */
  created: number;
  /** Pods of other revisions that go. */
  replaced: number;
  /** Of those created: how many come before any old one has to go. */
  ahead: number;
  /** How many old ones may go before a new one is available; without any, a rollout that cannot surge stands still. */
  unavailable: number;
};

/** From replicas, strategy and the pods that the target still has (deployment util NewRSNewReplicas). */
export function surgeOf(workload: Workload, target: StoredRevision): Surge {
  const { spec, status } = workload;
  const desired = spec.replicas ?? 1;
  const kept = Math.min(target.status?.replicas ?? 0, desired);
  const created = desired - kept;
  const replaced = Math.max(0, (status?.replicas ?? 0) - (target.status?.replicas ?? 0));
  const posts = fencepostsOf(workload);
  if (!posts) return { created, replaced, ahead: 0, unavailable: desired };
  const room = Math.max(0, desired + posts.surge - kept - replaced);
  return { created, replaced, ahead: Math.min(room, created), unavailable: posts.unavailable };
}
