import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ClusterList, NamespaceList } from "@/lib/contract/cluster";
import { clusterApi } from "./addresses";
import { getJson } from "./api";
import { CLUSTERS_KEY } from "./follow-contexts";
import { FRESH_MS } from "./poll-intervals";

/** Waits rather too long than not at all where the setting has not been read. */
const USUAL_DELAY_SECONDS = 5;

function clustersQuery() {
  return queryOptions({
    queryKey: CLUSTERS_KEY,
    queryFn: ({ signal }) => getJson<ClusterList>("/api/clusters", signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: "always",
  });
}

function namespacesQuery(cluster: string) {
  return queryOptions({
    queryKey: ["clusters", cluster, "namespaces"],
    queryFn: ({ signal }) => getJson<NamespaceList>(`${clusterApi(cluster)}/namespaces`, signal),
    staleTime: FRESH_MS / 2,
    refetchOnWindowFocus: true,
  });
}

/** The contexts that can be chosen. */
export function useClusters() {
  return useQuery(clustersQuery());
}

/** The namespaces of a cluster; nothing is asked while there is no cluster or nobody wants to know. */
export function useNamespaces(cluster: string | undefined, wanted = true) {
  return useQuery({ ...namespacesQuery(cluster ?? ""), enabled: wanted && cluster !== undefined });
}

/** For how many seconds a confirmed rollback can still be called off before it is sent. */
export function useUndoDelay(): number {
  return useClusters().data?.undoDelaySeconds ?? USUAL_DELAY_SECONDS;
}
