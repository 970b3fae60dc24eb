import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Permissions } from "@/lib/contract/cluster";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import type { RevisionDetail, Rollout, RolloutList, RolloutRef } from "@/lib/contract/rollout";
import { clusterApi, rolloutApi } from "./addresses";
import { getJson } from "./api";
import { REFRESH_MS, refreshEvery } from "./freshness";

const MINUTE_MS = 60_000;

/** The list of a namespace, or of all of them. */
export function rolloutsQuery(cluster: string, namespace: string) {
  const search = namespace === EVERY_NAMESPACE ? "" : `?namespace=${encodeURIComponent(namespace)}`;
  return queryOptions({
    queryKey: ["rollouts", cluster, namespace],
    queryFn: ({ signal }) => getJson<RolloutList>(`${clusterApi(cluster)}/rollouts${search}`, signal),
    refetchInterval: refreshEvery(REFRESH_MS),
  });
}

/** One rollout with its history, read again every `everyMs` milliseconds. */
export function rolloutQuery(ref: RolloutRef, everyMs = REFRESH_MS) {
  return queryOptions({
    queryKey: ["rollout", ref.cluster, ref.namespace, ref.kind, ref.name],
    queryFn: ({ signal }) => getJson<Rollout>(rolloutApi(ref), signal),
    refetchInterval: refreshEvery(everyMs),
  });
}

function revisionQuery(ref: RolloutRef, uid: string) {
  return queryOptions({
    queryKey: ["revision", ref.cluster, ref.namespace, ref.kind, ref.name, uid],
    queryFn: ({ signal }) => getJson<RevisionDetail>(`${rolloutApi(ref)}/revisions/${encodeURIComponent(uid)}`, signal),
    staleTime: MINUTE_MS,
    refetchOnWindowFocus: false,
  });
}

function permissionsQuery(ref: RolloutRef) {
  return queryOptions({
    queryKey: ["permissions", ref.cluster, ref.namespace, ref.kind, ref.name],
    queryFn: ({ signal }) => getJson<Permissions>(`${rolloutApi(ref)}/permissions`, signal),
    staleTime: MINUTE_MS,
    refetchOnWindowFocus: true,
  });
}

export function useRollouts(cluster: string, namespace: string) {
  return useQuery(rolloutsQuery(cluster, namespace));
}

export function useRollout(ref: RolloutRef, everyMs?: number) {
  return useQuery(rolloutQuery(ref, everyMs));
}

/** One revision with its whole template. */
export function useRevision(ref: RolloutRef, uid: string) {
  return useQuery(revisionQuery(ref, uid));
}

export function usePermissions(ref: RolloutRef) {
  return useQuery(permissionsQuery(ref));
}
