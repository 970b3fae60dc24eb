import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Activity } from "@/lib/contract/activity";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import { clusterApi } from "./addresses";
import { getJson } from "./api";
import { refreshEvery } from "./freshness";
import { ACTIVITY_MS } from "./poll-intervals";

/** Each reading lists every ReplicaSet, so it is done more seldom than others, in milliseconds. */

function activityQuery(cluster: string, namespace: string) {
  const search = namespace === EVERY_NAMESPACE ? "" : `?namespace=${encodeURIComponent(namespace)}`;
  return queryOptions({
    queryKey: ["activity", cluster, namespace],
    queryFn: ({ signal }) => getJson<Activity>(`${clusterApi(cluster)}/activity${search}`, signal),
    refetchInterval: refreshEvery(ACTIVITY_MS),
  });
}

/** What rolled out lately in a namespace, or in all of them. */
export function useActivity(cluster: string, namespace: string) {
  return useQuery(activityQuery(cluster, namespace));
}
