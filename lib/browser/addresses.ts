import { clusterSegment, EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import type { RolloutRef } from "@/lib/contract/rollout";

/** The page that lists the namespaces of a cluster. */
export function clusterAddress(cluster: string): string {
  return `/${clusterSegment(cluster)}`;
}

/** The page that lists the rollouts of a namespace (`-` for all of them). */
export function listAddress(cluster: string, namespace: string): string {
  return `${clusterAddress(cluster)}/${encodeURIComponent(namespace)}`;
}

/** The page that tells what changed lately in a namespace (`-` for all of them). */
export function activityAddress(cluster: string, namespace: string): string {
  return `${listAddress(cluster, namespace)}/activity`;
}

/** The page of one rollout. */
export function rolloutAddress({ cluster, namespace, kind, name }: RolloutRef): string {
  return `${listAddress(cluster, namespace)}/${kind}/${encodeURIComponent(name)}`;
}

/** Where our own API answers about a cluster. */
export function clusterApi(cluster: string): string {
  return `/api/clusters/${clusterSegment(cluster)}`;
}

/** Where our own API streams the rollouts of a namespace (`-` for all of them). */
export function listStream(cluster: string, namespace: string): string {
  return `${clusterApi(cluster)}/stream${namespace === EVERY_NAMESPACE ? "" : `?${new URLSearchParams({ namespace })}`}`;
}

/** Where our own API streams one rollout. */
export function rolloutStream({ cluster, namespace, kind, name }: RolloutRef): string {
  return `${clusterApi(cluster)}/stream?${new URLSearchParams({ namespace, kind, name })}`;
}

/** An address of our own API where it may answer from what it follows of the cluster anyway, without asking it. */
export function watchedAddress(api: string): string {
  return `${api}${api.includes("?") ? "&" : "?"}watched=true`;
}

/** Where our own API answers about one rollout. */
export function rolloutApi({ cluster, namespace, kind, name }: RolloutRef): string {
  return `${clusterApi(cluster)}/rollouts/${encodeURIComponent(namespace)}/${kind}/${encodeURIComponent(name)}`;
}
