import type { ReplicaSet } from "../../objects";
import type { DeploymentSync } from "./deployment-sync";
import { byCreationTimestamp } from "./replica-sets";

/**
 * Deletes the ReplicaSets made first beyond `revisionHistoryLimit`, whatever their number (since 1.21 upstream: the
 * lowest numbers), but none that still has pods or is not yet observed.
 */
export function cleanupDeployment(sync: DeploymentSync, old: readonly ReplicaSet[]): void {
  const limit = sync.deployment.spec.revisionHistoryLimit;
  if (limit === undefined || limit === 2_147_483_647) return;
  const cleanable = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const surplus = Math.max(cleanable.length - limit, 0);
  for (const set of [...cleanable].sort(byCreationTimestamp).slice(0, surplus)) {
    const { spec, status, metadata } = set;
    const busy = spec.replicas !== 0 || status.replicas !== 0;
    if (busy || (metadata.generation ?? 0) > (status.observedGeneration ?? 0)) continue;
    sync.deleteReplicaSet(set);
  }
}
