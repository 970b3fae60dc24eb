import type { Condition, DeploymentStatus } from "../../objects";
import { getCondition, removeCondition, setCondition } from "../condition";
import type { DeploymentSync } from "./deployment-sync";
import type { AllReplicaSets } from "./new-replica-set";
import {
  calculateStatus,
  deploymentComplete,
  deploymentProgressing,
  deploymentTimedOut,
  getReplicaFailures,
  hasProgressDeadline,
  NEW_RS_AVAILABLE,
  newCondition,
  TIMED_OUT,
} from "./status";

/** Writes what the ReplicaSets have come to, and whether that is progress. */
export function syncRolloutStatus(sync: DeploymentSync, { newSet, all }: AllReplicaSets): void {
  const { deployment } = sync;
  const status = calculateStatus(all, newSet, deployment, sync.stamp);
  if (!hasProgressDeadline(deployment)) status.conditions = removeCondition(status.conditions, "Progressing");
  const current = getCondition(deployment.status.conditions, "Progressing");
  const wasComplete = (status.replicas ?? 0) === (status.updatedReplicas ?? 0) && current?.reason === NEW_RS_AVAILABLE;
  if (hasProgressDeadline(deployment) && !wasComplete) {
    const subject = newSet ? `ReplicaSet "${newSet.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
    status.conditions = withProgress(sync, status, subject, current);
  }
  const failure = getReplicaFailures(all, newSet);
  status.conditions = failure
    ? setCondition(status.conditions, failure)
    : removeCondition(status.conditions, "ReplicaFailure");
  sync.updateStatus(status);
}

function withProgress(
  sync: DeploymentSync,
  status: DeploymentStatus,
  subject: string,
  current: Condition | undefined,
): Condition[] {
  const { deployment, stamp } = sync;
  const { conditions = [] } = status;
  if (deploymentComplete(deployment, status)) {
    const message = `${subject} has successfully progressed.`;
    return setCondition(conditions, newCondition("Progressing", "True", NEW_RS_AVAILABLE, message, stamp));
  }
  if (deploymentProgressing(deployment, status)) {
    const condition = newCondition("Progressing", "True", "ReplicaSetUpdated", `${subject} is progressing.`, stamp);
    const since = current?.status === "True" ? current.lastTransitionTime : undefined;
    // The time of the last progress is renewed each time.
    return [
      ...removeCondition(conditions, "Progressing"),
      { ...condition, ...(since !== undefined && { lastTransitionTime: since }) },
    ];
  }
  if (deploymentTimedOut(deployment, status, sync.parts.clock.now())) {
    const message = `${subject} has timed out progressing.`;
    return setCondition(conditions, newCondition("Progressing", "False", TIMED_OUT, message, stamp));
  }
  return [...conditions];
}

/** In how many milliseconds a rollout that does nothing should be looked at again; undefined for never. */
export function requeueStuckDeployment({ deployment, parts }: DeploymentSync): number | undefined {
  const current = getCondition(deployment.status.conditions, "Progressing");
  if (!hasProgressDeadline(deployment) || !current) return undefined;
  if (deploymentComplete(deployment, deployment.status) || current.reason === TIMED_OUT) return undefined;
  const { progressDeadlineSeconds = 0 } = deployment.spec;
  const due = Date.parse(current.lastUpdateTime ?? "") + progressDeadlineSeconds * 1000 - parts.clock.now();
  return Math.max(due, 0) + 1000;
}
