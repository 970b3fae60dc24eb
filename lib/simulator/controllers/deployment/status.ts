import type { Condition, Deployment, DeploymentStatus, ReplicaSet } from "../../objects";
import { getCondition, setCondition } from "../condition";
import { maxUnavailable } from "./fenceposts";
import { getActualReplicaCount, getAvailableReplicaCount, getReadyReplicaCount, getReplicaCount } from "./replica-sets";

export const NEW_RS_AVAILABLE = "NewReplicaSetAvailable";
export const TIMED_OUT = "ProgressDeadlineExceeded";
const NO_DEADLINE = 2_147_483_647;

export function newCondition(type: string, status: string, reason: string, message: string, stamp: string): Condition {
  return { type, status, lastUpdateTime: stamp, lastTransitionTime: stamp, reason, message };
}

export function hasProgressDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NO_DEADLINE;
}

export function calculateStatus(
  all: readonly (ReplicaSet | undefined)[],
  newSet: ReplicaSet | undefined,
  deployment: Deployment,
  stamp: string,
): DeploymentStatus {
  const available = getAvailableReplicaCount(all);
  const enough = available >= deployment.spec.replicas - maxUnavailable(deployment);
  const condition = enough
    ? newCondition("Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", stamp)
    : newCondition(
        "Available",
        "False",
        "MinimumReplicasUnavailable",
        "Deployment does not have minimum availability.",
        stamp,
      );
  const { collisionCount, conditions } = deployment.status;
  return withoutZeros({
    observedGeneration: deployment.metadata.generation ?? 0,
    replicas: getActualReplicaCount(all),
    updatedReplicas: getActualReplicaCount([newSet]),
    readyReplicas: getReadyReplicaCount(all),
    availableReplicas: available,
    unavailableReplicas: Math.max(getReplicaCount(all) - available, 0),
    ...(collisionCount !== undefined && { collisionCount }),
    conditions: setCondition(conditions, condition),
  });
}

/** Counts of none are left out, as Go leaves them out of JSON. */
function withoutZeros(status: DeploymentStatus): DeploymentStatus {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== 0));
}

export function deploymentComplete({ metadata, spec }: Deployment, status: DeploymentStatus): boolean {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, observedGeneration = 0 } = status;
  const all = [updatedReplicas, replicas, availableReplicas].every((count) => count === spec.replicas);
  return all && observedGeneration >= (metadata.generation ?? 0);
}

export function deploymentProgressing({ status: before }: Deployment, status: DeploymentStatus): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus) => replicas - updatedReplicas;
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(status) < old(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

export function deploymentTimedOut(deployment: Deployment, status: DeploymentStatus, now: number): boolean {
  const condition = getCondition(status.conditions, "Progressing");
  if (!hasProgressDeadline(deployment) || !condition || condition.reason === NEW_RS_AVAILABLE) return false;
  if (condition.reason === TIMED_OUT) return true;
  const { progressDeadlineSeconds = 0 } = deployment.spec;
  return Date.parse(condition.lastUpdateTime ?? "") + progressDeadlineSeconds * 1000 < now;
}

/** The failure of the new ReplicaSet, else of any old one. */
export function getReplicaFailures(
  all: readonly (ReplicaSet | undefined)[],
  newSet: ReplicaSet | undefined,
): Condition | undefined {
  for (const set of [newSet, ...all]) {
    const found = getCondition(set?.status.conditions, "ReplicaFailure");
    if (!found) continue;
    const { type, status, lastTransitionTime, reason, message } = found;
    const times = lastTransitionTime === undefined ? {} : { lastTransitionTime, lastUpdateTime: lastTransitionTime };
    return { type, status, ...times, ...(reason && { reason }), ...(message && { message }) };
  }
  return undefined;
}
