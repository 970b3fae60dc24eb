import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { RevealRequest, RevealResult, TemplateDiff } from "@/lib/contract/template-diff";
import { rolloutApi, watchedAddress } from "./addresses";
import { getJson, postJson } from "./api";
import { type Comparison } from "./compare-selection";
import { LIVE } from "@/lib/contract/live";
import { FRESH_MS } from "./poll-intervals";

/** Revisions do not change, so what they differ in is read once; the live template is read again when its digest moved. */
function templateDiffQuery({ ref, live }: Pick<Rollout, "ref" | "live">, { from, to }: Comparison) {
  const digest = from === LIVE || to === LIVE ? live.digest : "";
  return queryOptions({
    queryKey: ["diff", ref.cluster, ref.namespace, ref.kind, ref.name, from, to, digest],
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ from: from ?? "", to });
      return getJson<TemplateDiff>(watchedAddress(`${rolloutApi(ref)}/diff?${search}`), signal);
    },
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
  });
}

/** What two templates differ in; while another comparison is read, the one before stays (`isPlaceholderData`). */
export function useTemplateDiff(rollout: Pick<Rollout, "ref" | "live">, comparison: Comparison, wanted: boolean) {
  const enabled = wanted && comparison.from !== null;
  return useQuery({ ...templateDiffQuery(rollout, comparison), enabled, placeholderData: keepPreviousData });
}

/**
 * One masked value, for whoever asked to see it. The server logs it. Neither a query nor a mutation, so that no cache
 * keeps it. Fails with a `ToldProblem`.
 */
export function revealValue(ref: RolloutRef, side: string, request: RevealRequest): Promise<RevealResult> {
  return postJson<RevealResult>(`${rolloutApi(ref)}/revisions/${encodeURIComponent(side)}/reveal`, request);
}
