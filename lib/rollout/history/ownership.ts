import type { Deployment, ReplicaSet, OwnedRevisions } from "../objects/objects";

/** The ReplicaSets that are revisions of the Deployment, as its kind tells them. */
export function ownedReplicaSets(deployment: Deployment, replicaSets: readonly ReplicaSet[]): ReplicaSet[] {
  return deployment.kind.owned(deployment, replicaSets);
}

/** The same, with which of them has the live template. `replicaSets` is what the selector found, null where not known. */
export function ownedSets(deployment: Deployment, replicaSets: readonly ReplicaSet[] | null): OwnedRevisions | null {
  if (!replicaSets) return null;
  const owned = ownedReplicaSets(deployment, replicaSets);
  return { owned, current: currentReplicaSet(deployment, owned) };
}

/** The revision of the live template; `undefined` while there is none. */
export function currentReplicaSet(deployment: Deployment, owned: readonly ReplicaSet[]): ReplicaSet | undefined {
  return deployment.kind.current(deployment, owned);
}

/** Oldest first, then by name, as kubectl sorts them (`replicaSetsByCreationTimestamp`). */
export function byCreation(a: ReplicaSet, b: ReplicaSet): number {
  const order = Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp);
  return order || (a.metadata.name < b.metadata.name ? -1 : 1);
}

/** The uid of whoever controls the stored revision; undefined where nobody does. */
export function controllerUid(revision: Pick<ReplicaSet, "metadata">): string | undefined {
  return revision.metadata.ownerReferences?.find((owner) => owner.controller === true)?.uid;
}
