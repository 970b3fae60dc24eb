import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Permissions } from "@/lib/contract/cluster";
import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import type { RevisionDetail, Rollout, RolloutList, RolloutRef } from "@/lib/contract/rollout";
import { clusterApi, listStream, rolloutApi, rolloutStream, watchedAddress } from "./addresses";
import { getJson } from "./api";
import { applyToList, applyToRollout } from "./apply-event";
import { FRESH_MS, REFRESH_MS } from "./poll-intervals";
import { type LiveQuery, useLiveQuery } from "./use-live-query";

/** The list of a namespace, or of all of them. */
function rolloutsQuery(cluster: string, namespace: string): LiveQuery<RolloutList> {
  const search = namespace === EVERY_NAMESPACE ? "" : `?namespace=${encodeURIComponent(namespace)}`;
  return {
    queryKey: ["rollouts", cluster, namespace],
    path: `${clusterApi(cluster)}/rollouts${search}`,
    stream: listStream(cluster, namespace),
    apply: applyToList,
    everyMs: REFRESH_MS,
  };
}

/** Where the cache keeps one rollout. */
export function rolloutKey(ref: RolloutRef): readonly string[] {
  return ["rollout", ref.cluster, ref.namespace, ref.kind, ref.name];
}

/**
 * One rollout with its history; while there is no stream it is read every `everyMs` milliseconds, and only with `hidden`
 * also in a hidden tab.
 */
function rolloutQuery(ref: RolloutRef, everyMs: number, hidden: boolean): LiveQuery<Rollout> {
  return {
    queryKey: rolloutKey(ref),
    path: rolloutApi(ref),
    stream: rolloutStream(ref),
    apply: applyToRollout,
    everyMs,
    hidden,
  };
}

function revisionQuery(ref: RolloutRef, uid: string) {
  return queryOptions({
    queryKey: ["revision", ref.cluster, ref.namespace, ref.kind, ref.name, uid],
    queryFn: ({ signal }) =>
      getJson<RevisionDetail>(watchedAddress(`${rolloutApi(ref)}/revisions/${encodeURIComponent(uid)}`), signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

function permissionsQuery(ref: RolloutRef) {
  return queryOptions({
    queryKey: ["permissions", ref.cluster, ref.namespace, ref.kind, ref.name],
    queryFn: ({ signal }) => getJson<Permissions>(`${rolloutApi(ref)}/permissions`, signal),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: true,
  });
}

export function useRollouts(cluster: string, namespace: string) {
  return useLiveQuery(rolloutsQuery(cluster, namespace));
}

export function useRollout(ref: RolloutRef, everyMs = REFRESH_MS, hidden = false) {
  return useLiveQuery(rolloutQuery(ref, everyMs, hidden));
}

/** One revision with its whole template. */
export function useRevision(ref: RolloutRef, uid: string) {
  return useQuery(revisionQuery(ref, uid));
}

export function usePermissions(ref: RolloutRef) {
  return useQuery(permissionsQuery(ref));
}
