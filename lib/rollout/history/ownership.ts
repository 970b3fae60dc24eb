import type { Deployment, ReplicaSet } from "../objects/objects";
import { matchesSelector } from "../objects/selector";
import { isSameTemplate } from "../template/template";

/**
 * The ReplicaSets that are revisions of the Deployment: its selector matches their labels and their controller is the
 * Deployment of this very uid. Name and kind of the owner do not count (rollout semantics L3, L4).
 */
export function ownedReplicaSets(deployment: Deployment, replicaSets: readonly ReplicaSet[]): ReplicaSet[] {
  return matchingReplicaSets(deployment, replicaSets).filter(
    (replicaSet) => controllerUid(replicaSet) === deployment.metadata.uid,
  );
}

/** ReplicaSets that the selector matches and nobody controls: the controller will adopt them, they are no revisions yet. */
export function unownedReplicaSets(deployment: Deployment, replicaSets: readonly ReplicaSet[]): ReplicaSet[] {
  return matchingReplicaSets(deployment, replicaSets).filter((replicaSet) => controllerUid(replicaSet) === undefined);
}

/**
 * The ReplicaSet of the live template, found by the template alone; the oldest where several match, then the first by
 * name. `undefined` while the controller has made none (rollout semantics L13, L14).
 */
export function currentReplicaSet(deployment: Deployment, owned: readonly ReplicaSet[]): ReplicaSet | undefined {
  return owned
    .filter((replicaSet) => isSameTemplate(replicaSet.spec.template, deployment.spec.template))
    .toSorted(byCreation)[0];
}

/** Oldest first, then by name, as kubectl sorts ReplicaSets (`replicaSetsByCreationTimestamp`). */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const order = Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp);
  return order || (a.metadata.name < b.metadata.name ? -1 : 1);
}

function matchingReplicaSets(deployment: Deployment, replicaSets: readonly ReplicaSet[]): ReplicaSet[] {
  return replicaSets.filter((replicaSet) => matchesSelector(deployment.spec.selector, replicaSet.metadata.labels));
}

/** The uid of whoever controls the ReplicaSet; undefined where nobody does. */
export function controllerUid(replicaSet: ReplicaSet): string | undefined {
  return replicaSet.metadata.ownerReferences?.find((owner) => owner.controller === true)?.uid;
}
