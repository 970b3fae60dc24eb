import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { PendingWrite } from "@/lib/contract/pending-write";
import type { ToldProblem } from "./told-problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { WriteState } from "@/lib/contract/write-state";
import { rolloutApi } from "./addresses";
import { getJson } from "./api";
import { type Followed, followOf, ROLLS_OUT } from "./follow";
import { FOLLOW_MS, REFRESH_MS } from "./poll-intervals";
import { rolloutKey } from "./rollouts";

/** A write whose answer did not tell, with what was known when it was sent. */
export type UnknownWrite = PendingWrite & {
  /** What went wrong, and what a first reading showed. */
  said: string;
  /** Uid of the revision that an undo returns to; null for other verbs. */
  to: string | null;
  /** What it was called then: once it took effect it has another number. */
  toCalled: string | null;
  /** Uid of the revision that was live then. */
  from: string | null;
};

/** What to remember of a write that failed with `problem`; null where it surely had no effect. */
export function unknownWriteOf(
  problem: ToldProblem,
  about: Pick<UnknownWrite, "to" | "toCalled" | "from">,
): UnknownWrite | null {
  const { write } = problem.extras;
  return problem.code === "outcome-unknown" && write ? { ...write, said: problem.message, ...about } : null;
}

/** What to follow once it took effect; null where nothing rolls out after it. */
export function followOfUnknown({ verb, sentAt, to, from }: UnknownWrite, rollout: Rollout): Followed | null {
  return ROLLS_OUT[verb] ? followOf(verb, rollout, Date.parse(sentAt), { to, from }) : null;
}

/** How long until the next look in milliseconds; false where none would tell more. */
export function nextLookIn(known: WriteState | undefined, problem: ToldProblem | null): number | false {
  if (problem) return problem.code === "no-such-write" ? false : REFRESH_MS;
  switch (known?.state) {
    case "took-effect":
    case "overtaken":
      return false;
    case "not-seen":
      return REFRESH_MS;
    case "looking":
    case undefined:
      return FOLLOW_MS;
  }
}

function writeQuery(ref: RolloutRef, id: string) {
  return queryOptions({
    queryKey: ["write", ref.cluster, ref.namespace, ref.kind, ref.name, id],
    queryFn: ({ signal }) => getJson<WriteState>(`${rolloutApi(ref)}/writes/${encodeURIComponent(id)}`, signal),
    gcTime: 0,
    refetchInterval: ({ state }) => nextLookIn(state.data, state.error),
    refetchIntervalInBackground: true,
  });
}

/** What a person can be told of a write; `forgotten` where Rewind itself was restarted since. */
export type Known = { state: WriteState["state"] | "forgotten"; lookedAt: string | null };

/** What the last look showed, unless there will be none any more. */
export function knownOf(last: WriteState | undefined, problem: ToldProblem | null): Known {
  const lookedAt = last?.lookedAt ?? null;
  if (problem?.code === "no-such-write") return { state: "forgotten", lookedAt };
  return { state: last?.state ?? "looking", lookedAt };
}

/**
 * What to show: a stream may have told of the write already, and of what the controller did since, while it was being
 * looked for.
 */
export function newerOf(held: Rollout | undefined, looked: Rollout): Rollout {
  return held?.uid === looked.uid && held.generation >= looked.generation ? held : looked;
}

/** What is known of a write by now. Calls `onTookEffect` once it has. */
export function useWriteState(ref: RolloutRef, { id }: PendingWrite, onTookEffect: (rollout: Rollout) => void): Known {
  const client = useQueryClient();
  const { data, error } = useQuery(writeQuery(ref, id));
  const told = useRef(false);
  const rollout = data?.state === "took-effect" ? data.rollout : null;
  useEffect(() => {
    if (!rollout || told.current) return;
    told.current = true;
    client.setQueryData<Rollout>(rolloutKey(ref), (held) => newerOf(held, rollout));
    onTookEffect(rollout);
  });
  return knownOf(data, error);
}
