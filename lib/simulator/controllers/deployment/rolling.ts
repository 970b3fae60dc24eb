import type { ReplicaSet } from "../../objects";
import { cleanupDeployment } from "./cleanup";
import type { DeploymentSync } from "./deployment-sync";
import { maxUnavailable } from "./fenceposts";
import { type AllReplicaSets, getAllReplicaSetsAndSyncRevision } from "./new-replica-set";
import { syncRolloutStatus } from "./progress";
import {
  byCreationTimestamp,
  filterActive,
  getAvailableReplicaCount,
  getReplicaCount,
  newRSNewReplicas,
} from "./replica-sets";
import { scaleReplicaSet } from "./scale";
import { deploymentComplete } from "./status";

/** One step of a rolling update: up with the new, else down with the old. */
export function rolloutRolling(sync: DeploymentSync): void {
  const sets = getAllReplicaSetsAndSyncRevision(sync, true);
  const moved = reconcileNewReplicaSet(sync, sets) || reconcileOldReplicaSets(sync, sets);
  if (!moved && deploymentComplete(sync.deployment, sync.deployment.status)) cleanupDeployment(sync, sets.old);
  syncRolloutStatus(sync, sets);
}

function reconcileNewReplicaSet(sync: DeploymentSync, { newSet, all }: AllReplicaSets): boolean {
  const { replicas } = sync.deployment.spec;
  if (!newSet || newSet.spec.replicas === replicas) return false;
  const size =
    newSet.spec.replicas > replicas ? replicas : newRSNewReplicas(sync.deployment, all, newSet.spec.replicas);
  if (size === newSet.spec.replicas) return false;
  scaleReplicaSet(sync, newSet, size);
  return true;
}

function reconcileOldReplicaSets(sync: DeploymentSync, { newSet, old, all }: AllReplicaSets): boolean {
  const active = filterActive(old);
  if (!newSet || getReplicaCount(active) === 0) return false;
  const minAvailable = sync.deployment.spec.replicas - maxUnavailable(sync.deployment);
  const newUnavailable = newSet.spec.replicas - (newSet.status.availableReplicas ?? 0);
  const maxScaledDown = getReplicaCount(all) - minAvailable - newUnavailable;
  if (maxScaledDown <= 0) return false;
  const { sets, count } = cleanupUnhealthyReplicas(sync, active, maxScaledDown);
  return count + scaleDownOldReplicaSets(sync, sets, newSet) > 0;
}

/** Pods that serve nobody go first. */
function cleanupUnhealthyReplicas(sync: DeploymentSync, old: readonly ReplicaSet[], most: number) {
  let count = 0;
  const sets = [...old].sort(byCreationTimestamp).map((set) => {
    const unhealthy = set.spec.replicas - (set.status.availableReplicas ?? 0);
    if (count >= most || set.spec.replicas === 0 || unhealthy <= 0) return set;
    const down = Math.min(most - count, unhealthy);
    count += down;
    return scaleReplicaSet(sync, set, set.spec.replicas - down);
  });
  return { sets, count };
}

function scaleDownOldReplicaSets(sync: DeploymentSync, old: readonly ReplicaSet[], newSet: ReplicaSet): number {
  const minAvailable = sync.deployment.spec.replicas - maxUnavailable(sync.deployment);
  const available = getAvailableReplicaCount([...old, newSet]);
  let count = 0;
  for (const set of old) {
    const left = available - minAvailable - count;
    if (left <= 0) break;
    if (set.spec.replicas === 0) continue;
    const down = Math.min(set.spec.replicas, left);
    scaleReplicaSet(sync, set, set.spec.replicas - down);
    count += down;
  }
  return count;
}
