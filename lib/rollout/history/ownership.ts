import type { Workload, StoredRevision, OwnedRevisions } from "../workload/workload";

/** The ReplicaSets that are revisions of the Deployment, as its kind tells them. */
export function ownedRevisions(workload: Workload, stored: readonly StoredRevision[]): StoredRevision[] {
  return workload.kind.owned(workload, stored);
}

/** The same, with which of them has the live template. `stored` is what the selector found, null where not known. */
export function ownedSets(workload: Workload, stored: readonly StoredRevision[] | null): OwnedRevisions | null {
  if (!stored) return null;
  const owned = ownedRevisions(workload, stored);
  return { owned, current: currentRevision(workload, owned) };
}

/** The revision of the live template; `undefined` while there is none. */
export function currentRevision(workload: Workload, owned: readonly StoredRevision[]): StoredRevision | undefined {
  return workload.kind.current(workload, owned);
}

/** Oldest first, then by name, as kubectl sorts them (`replicaSetsByCreationTimestamp`). */
export function byCreation(a: StoredRevision, b: StoredRevision): number {
  const order = Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp);
  return order || (a.metadata.name < b.metadata.name ? -1 : 1);
}

/** The uid of whoever controls the stored revision; undefined where nobody does. */
export function controllerUid(revision: Pick<StoredRevision, "metadata">): string | undefined {
  return revision.metadata.ownerReferences?.find((owner) => owner.controller === true)?.uid;
}
