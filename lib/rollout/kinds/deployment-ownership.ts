import type { StoredRevision, Workload } from "../workload/workload";
import { matchesSelector } from "../objects/selector";
import { byCreation, controllerUid } from "../history/ownership";
import { isSameTemplate } from "../template/template";

/**
 * The ReplicaSets that are revisions of the Deployment: its selector matches their labels and their controller is the
 * Deployment of this very uid. Name and kind of the owner do not count (rollout semantics L3, L4).
 */
export function ownedReplicaSets(deployment: Workload, replicaSets: readonly StoredRevision[]): StoredRevision[] {
  return matchingReplicaSets(deployment, replicaSets).filter(
    (replicaSet) => controllerUid(replicaSet) === deployment.metadata.uid,
  );
}

/** ReplicaSets that the selector matches and nobody controls: the controller will adopt them, they are no revisions yet. */
export function unownedReplicaSets(deployment: Workload, replicaSets: readonly StoredRevision[]): StoredRevision[] {
  return matchingReplicaSets(deployment, replicaSets).filter((replicaSet) => controllerUid(replicaSet) === undefined);
}

/**
 * The ReplicaSet of the live template, found by the template alone; the oldest where several match, then the first by
 * name. `undefined` while the controller has made none (rollout semantics L13, L14).
 */
export function currentReplicaSet(deployment: Workload, owned: readonly StoredRevision[]): StoredRevision | undefined {
  return owned
    .filter((replicaSet) => isSameTemplate(replicaSet.spec.template, deployment.spec.template))
    .toSorted(byCreation)[0];
}

function matchingReplicaSets(deployment: Workload, replicaSets: readonly StoredRevision[]): StoredRevision[] {
  return replicaSets.filter((replicaSet) => matchesSelector(deployment.spec.selector, replicaSet.metadata.labels));
}
