import { equalIgnoreHash } from "../../equality";
import type { Deployment, ReplicaSet } from "../../objects";
import { isRollingUpdate, maxSurge } from "./fenceposts";

export function byCreationTimestamp(one: ReplicaSet, other: ReplicaSet): number {
  const [first, second] = [one.metadata, other.metadata];
  if (first.creationTimestamp !== second.creationTimestamp) {
    return first.creationTimestamp < second.creationTimestamp ? -1 : 1;
  }
  return first.name < second.name ? -1 : 1;
}

export function bySizeNewer(one: ReplicaSet, other: ReplicaSet): number {
  return other.spec.replicas - one.spec.replicas || byCreationTimestamp(other, one);
}

export function bySizeOlder(one: ReplicaSet, other: ReplicaSet): number {
  return other.spec.replicas - one.spec.replicas || byCreationTimestamp(one, other);
}

/** The one that runs the Deployment's template: the oldest of several. */
export function findNewReplicaSet({ spec }: Deployment, sets: readonly ReplicaSet[]): ReplicaSet | undefined {
  return [...sets].sort(byCreationTimestamp).find((set) => equalIgnoreHash(set.spec.template, spec.template));
}

export function findOldReplicaSets(deployment: Deployment, sets: readonly ReplicaSet[]): ReplicaSet[] {
  const newSet = findNewReplicaSet(deployment, sets);
  return sets.filter((set) => set !== newSet);
}

export function filterActive(sets: readonly (ReplicaSet | undefined)[]): ReplicaSet[] {
  return sets.filter((set): set is ReplicaSet => set !== undefined && set.spec.replicas > 0);
}

/** The only one with pods, or the latest where none has; undefined while several have. */
export function findActiveOrLatest(newSet: ReplicaSet | undefined, old: readonly ReplicaSet[]): ReplicaSet | undefined {
  const active = filterActive([...old, newSet]);
  if (active.length > 1) return undefined;
  return active[0] ?? newSet ?? [...old].sort(byCreationTimestamp).at(-1);
}

export function getReplicaCount(sets: readonly (ReplicaSet | undefined)[]): number {
  return sets.reduce((sum, set) => sum + (set?.spec.replicas ?? 0), 0);
}

export function getActualReplicaCount(sets: readonly (ReplicaSet | undefined)[]): number {
  return sets.reduce((sum, set) => sum + (set?.status.replicas ?? 0), 0);
}

export function getReadyReplicaCount(sets: readonly (ReplicaSet | undefined)[]): number {
  return sets.reduce((sum, set) => sum + (set?.status.readyReplicas ?? 0), 0);
}

export function getAvailableReplicaCount(sets: readonly (ReplicaSet | undefined)[]): number {
  return sets.reduce((sum, set) => sum + (set?.status.availableReplicas ?? 0), 0);
}

/** How many pods the new ReplicaSet may have now. */
export function newRSNewReplicas(deployment: Deployment, all: readonly ReplicaSet[], current: number): number {
  const { replicas } = deployment.spec;
  if (!isRollingUpdate(deployment)) return replicas;
  const mostPods = replicas + maxSurge(deployment);
  const pods = getReplicaCount(all);
  if (pods >= mostPods) return current;
  return current + Math.min(mostPods - pods, replicas - current);
}
