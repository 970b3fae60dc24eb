import { queryOptions, useQuery } from "@tanstack/react-query";
import type { UndoChecks } from "@/lib/contract/checks";
import type { ProblemCode } from "@/lib/contract/problem-code";
import type { ToldProblem } from "./told-problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { UndoRequest, UndoResult } from "@/lib/contract/undo";
import { rolloutApi } from "./addresses";
import { getJson, postJson } from "./api";
import { refreshIn } from "./freshness";
import { FOLLOW_MS, REFRESH_MS } from "./poll-intervals";

/** The parts of a rollback that its preview depends on. */
export type UndoPreviewInput = Pick<UndoRequest, "to" | "seen" | "reason" | "resume" | "despite">;

const ASKED_ONCE = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false } as const;

/** Problems that may be over a moment later; any other is asked about again only by a person. */
const MAY_PASS: readonly ProblemCode[] = ["cluster-unreachable", "cluster-timeout", "busy"];

/** `latest` makes it ask again when the rollout moves: the refusal then tells what moved, and who did it. */
function undoPreviewQuery(ref: RolloutRef, wish: UndoPreviewInput, { live, paused }: Rollout) {
  const { to, seen, resume, reason, despite } = wish;
  const place = [
    ref.cluster,
    ref.namespace,
    ref.kind,
    ref.name,
    to,
    seen,
    resume ?? false,
    despite ?? "",
    live.digest,
    paused,
  ] as const;
  return queryOptions({
    queryKey: ["undo-preview", ...place, reason ?? ""],
    queryFn: ({ signal }) =>
      postJson<UndoResult>(`${rolloutApi(ref)}/undo`, { ...wish, dryRun: true } satisfies UndoRequest, signal),
    ...ASKED_ONCE,
    refetchInterval: ({ state: { error } }) => againIn(error),
    // While somebody types a reason the outcome stays on the screen; any other preview is about something else.
    placeholderData: (before, asked) => (asked && isSame(asked.queryKey.slice(1, -1), place) ? before : undefined),
  });
}

function againIn(problem: ToldProblem | null): number | false {
  if (problem?.code === "write-pending") return FOLLOW_MS;
  return problem && MAY_PASS.includes(problem.code) ? refreshIn(REFRESH_MS, problem) : false;
}

function undoChecksQuery(ref: RolloutRef, uid: string, seen: string) {
  return queryOptions({
    queryKey: ["undo-checks", ref.cluster, ref.namespace, ref.kind, ref.name, uid, seen],
    queryFn: ({ signal }) =>
      getJson<UndoChecks>(`${rolloutApi(ref)}/revisions/${encodeURIComponent(uid)}/checks`, signal),
    ...ASKED_ONCE,
  });
}

/** What the API server answers to a dry run of exactly this rollback. */
export function useUndoPreview(wish: UndoPreviewInput, latest: Rollout) {
  return useQuery(undoPreviewQuery(latest.ref, wish, latest));
}

/** What a rollback to this revision would not bring back, and who would revert it. */
export function useUndoChecks(ref: RolloutRef, uid: string, seen: string) {
  return useQuery(undoChecksQuery(ref, uid, seen));
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
