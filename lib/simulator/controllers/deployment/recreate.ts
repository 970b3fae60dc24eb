import type { Pod } from "../../objects";
import { cleanupDeployment } from "./cleanup";
import type { DeploymentSync } from "./deployment-sync";
import { type AllReplicaSets, getAllReplicaSetsAndSyncRevision } from "./new-replica-set";
import { syncRolloutStatus } from "./progress";
import { filterActive, getActualReplicaCount } from "./replica-sets";
import { scaleReplicaSet } from "./scale";
import { deploymentComplete } from "./status";

/** Everything old down and gone before anything new. */
export function rolloutRecreate(sync: DeploymentSync): void {
  const before = getAllReplicaSetsAndSyncRevision(sync, false);
  const active = filterActive(before.old);
  for (const set of active) scaleReplicaSet(sync, set, 0);
  if (active.length > 0 || oldPodsRunning(sync, before)) return syncRolloutStatus(sync, before);
  const sets = before.newSet ? before : getAllReplicaSetsAndSyncRevision(sync, true);
  const { newSet, old } = sets;
  const { replicas } = sync.deployment.spec;
  // One of that size already keeps what it has heard of another strategy's surge.
  if (newSet && newSet.spec.replicas !== replicas) scaleReplicaSet(sync, newSet, replicas);
  if (deploymentComplete(sync.deployment, sync.deployment.status)) cleanupDeployment(sync, old);
  syncRolloutStatus(sync, sets);
}

/** Also those that are still terminating. */
function oldPodsRunning({ parts }: DeploymentSync, { newSet, old }: AllReplicaSets): boolean {
  if (getActualReplicaCount(old) > 0) return true;
  return old.some((set) => {
    if (set.metadata.uid === newSet?.metadata.uid) return false;
    const pods = parts.store.ownedBy("pods", set.metadata.uid) as Pod[];
    return pods.some(({ status }) => status.phase !== "Failed" && status.phase !== "Succeeded");
  });
}
