import type { Deployment, ReplicaSet } from "../../objects";
import {
  DESIRED_REPLICAS,
  integerAnnotation,
  MAX_REPLICAS,
  replicasAnnotationsNeedUpdate,
  setReplicasAnnotations,
} from "./annotations";
import type { DeploymentSync } from "./deployment-sync";
import { isRollingUpdate, maxSurge } from "./fenceposts";
import type { AllReplicaSets } from "./new-replica-set";
import { bySizeNewer, bySizeOlder, filterActive, findActiveOrLatest, getReplicaCount } from "./replica-sets";

/** Brings the ReplicaSets to the Deployment's size: all to one where only one has pods, else in proportion. */
export function scale(sync: DeploymentSync, { newSet, old }: AllReplicaSets): void {
  const { deployment } = sync;
  const only = findActiveOrLatest(newSet, old);
  if (only) {
    if (only.spec.replicas !== deployment.spec.replicas) scaleReplicaSet(sync, only, deployment.spec.replicas);
    return;
  }
  if (isSaturated(deployment, newSet)) {
    for (const set of filterActive(old)) scaleReplicaSet(sync, set, 0);
    return;
  }
  if (isRollingUpdate(deployment)) scaleProportionally(sync, filterActive([...old, newSet]));
}

function scaleProportionally(sync: DeploymentSync, active: readonly ReplicaSet[]): void {
  const { deployment } = sync;
  const { replicas } = deployment.spec;
  const allowed = replicas > 0 ? replicas + maxSurge(deployment) : 0;
  const toAdd = allowed - getReplicaCount(active);
  const sorted = [...active].sort(toAdd > 0 ? bySizeNewer : bySizeOlder);
  let added = 0;
  const sizes = sorted.map((set) => {
    const proportion = toAdd === 0 ? 0 : getReplicaSetProportion(set, deployment, toAdd, added);
    added += proportion;
    return set.spec.replicas + proportion;
  });
  sorted.forEach((set, index) => {
    // What is left over by rounding goes to the largest.
    const leftover = index === 0 && toAdd !== 0 ? toAdd - added : 0;
    scaleReplicaSet(sync, set, Math.max((sizes[index] ?? 0) + leftover, 0));
  });
}

function getReplicaSetProportion(set: ReplicaSet, deployment: Deployment, toAdd: number, added: number): number {
  if (set.spec.replicas === 0 || toAdd === 0 || toAdd === added) return 0;
  const fraction = getReplicaSetFraction(set, deployment);
  const allowed = toAdd - added;
  return toAdd > 0 ? Math.min(fraction, allowed) : Math.max(fraction, allowed);
}

function getReplicaSetFraction(set: ReplicaSet, deployment: Deployment): number {
  const { replicas } = deployment.spec;
  if (replicas === 0) return -set.spec.replicas;
  const before = integerAnnotation(set, MAX_REPLICAS) || deployment.status.replicas || 1;
  return Math.round((set.spec.replicas * (replicas + maxSurge(deployment))) / before) - set.spec.replicas;
}

function isSaturated({ spec }: Deployment, set: ReplicaSet | undefined): boolean {
  if (!set) return false;
  const desired = integerAnnotation(set, DESIRED_REPLICAS);
  const available = set.status.availableReplicas ?? 0;
  return set.spec.replicas === spec.replicas && desired === spec.replicas && available === spec.replicas;
}

/** Whether somebody changed the number of replicas since the ReplicaSets heard of it. */
export function isScalingEvent({ spec }: Deployment, { all }: AllReplicaSets): boolean {
  return filterActive(all).some((set) => {
    const desired = integerAnnotation(set, DESIRED_REPLICAS);
    return desired !== undefined && desired !== spec.replicas;
  });
}

/** Gives the set as it is by then. Also renews what it says about the Deployment's size. */
export function scaleReplicaSet(sync: DeploymentSync, set: ReplicaSet, size: number): ReplicaSet {
  const { deployment } = sync;
  const before = set.spec.replicas;
  if (before === size && !replicasAnnotationsNeedUpdate(set, deployment)) return set;
  const scaled = sync.updateReplicaSet(set, (current) => ({
    ...current,
    metadata: {
      ...current.metadata,
      annotations: setReplicasAnnotations(current.metadata.annotations ?? {}, deployment),
    },
    spec: { ...current.spec, replicas: size },
  }));
  if (before !== size) {
    const way = size > before ? "up" : "down";
    sync.say("Normal", "ScalingReplicaSet", `Scaled ${way} replica set ${set.metadata.name} to ${size} from ${before}`);
  }
  return scaled;
}
