import type { Cluster } from "../clusters/cluster";
import type { Deployment, JsonObject, ReplicaSet } from "../clusters/objects";

export const HASH_LABEL = "pod-template-hash";
/** Those that kubectl does not take over from a revision. */
export const CONTROLLER_ANNOTATIONS = /^deployment\.kubernetes\.io\/|^kubectl\.kubernetes\.io\/last-applied-/;

/** A Deployment with its ReplicaSets, lowest revision first. */
export type Rollout = { deployment: Deployment; sets: ReplicaSet[] };

export async function readRollout(cluster: Cluster, namespace: string, name: string): Promise<Rollout> {
  const [deployment, sets] = await Promise.all([
    cluster.deployment(namespace, name),
    cluster.replicaSets(namespace, name),
  ]);
  return { deployment, sets };
}

/**
 * What two clusters must agree on: everything but identities, times, and how often a ReplicaSet was scaled on the way.
 * The embedded cluster's hashes are not those of Kubernetes, which hashes Go's own print of the template; so each
 * hash is told by the order in which `hashes`, of this cluster, first saw it.
 */
export function comparable({ deployment, sets }: Rollout, hashes: string[]): JsonObject {
  for (const { metadata } of sets) {
    const hash = metadata.labels?.[HASH_LABEL] ?? "";
    if (!hashes.includes(hash)) hashes.push(hash);
  }
  const { metadata, spec, status } = deployment;
  const { labels, annotations, generation } = metadata;
  const told = {
    deployment: { labels, annotations, generation, spec, status: inOrder(status) },
    replicaSets: sets.map((set) => {
      const { observedGeneration: _scalings, ...counts } = set.status;
      const { name, labels, annotations } = set.metadata;
      return { name, labels, annotations, spec: set.spec, status: inOrder(counts) };
    }),
  };
  const text = hashes.reduce((all, hash, index) => all.replaceAll(hash, `HASH-${index + 1}`), JSON.stringify(told));
  return JSON.parse(text);
}

/** Conditions stand in the order in which they last changed, which is a matter of milliseconds. */
function inOrder({ conditions = [], ...counts }: Deployment["status"]): JsonObject {
  const told = conditions.map(({ type, status, reason, message }) => ({ type, status, reason, message }));
  return { ...counts, conditions: told.toSorted((first, second) => (first.type < second.type ? -1 : 1)) };
}
