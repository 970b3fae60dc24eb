import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Diagnosis } from "@/lib/contract/finding";
import type { ToldProblem } from "./told-problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import { mayBeStuck } from "@/lib/rollout/state/lead";
import { rolloutApi, watchedAddress } from "./addresses";
import { getJson } from "./api";
import { refreshEvery } from "./freshness";
import { FOLLOW_PODS_MS, REFRESH_MS } from "./poll-intervals";

/** How often pods are read while somebody follows a rollout, in milliseconds: each reading costs a list of them. */

/** From so many replicas on they are read at the usual pace even then. */
const MANY = 200;

/**
 * Where the cache keeps the diagnosis of one template: after a rollback nobody may read what was wrong with the one
 * before.
 */
export function diagnosisKey({ cluster, namespace, kind, name }: RolloutRef, digest: string): readonly string[] {
  return ["diagnosis", cluster, namespace, kind, name, digest];
}

/** `streamed`: it comes by the stream of its rollout, so that only the first is asked for. */
function diagnosisQuery({ ref, live, replicas }: Rollout, { following, streamed }: Reading) {
  const everyMs = following && replicas.desired < MANY ? FOLLOW_PODS_MS : REFRESH_MS;
  return queryOptions({
    queryKey: diagnosisKey(ref, live.digest),
    queryFn: ({ signal }) => getJson<Diagnosis>(watchedAddress(`${rolloutApi(ref)}/diagnosis`), signal),
    refetchInterval: streamed ? false : refreshEvery(everyMs),
    refetchOnWindowFocus: !streamed,
  });
}

type Reading = { following: boolean; streamed: boolean };

/** What was found, when it was read (milliseconds since the epoch), and why it could not be. */
export type DiagnosisReading = { diagnosis: Diagnosis | undefined; readAt: number; problem: ToldProblem | null };

/** The pods of a rollout and what keeps it from moving; of one that has come to its end nothing is asked. */
export function useDiagnosis(rollout: Rollout, how: Reading): DiagnosisReading {
  const enabled = mayBeStuck(rollout.state);
  const { data, dataUpdatedAt, error } = useQuery({ ...diagnosisQuery(rollout, how), enabled });
  return enabled
    ? { diagnosis: data, readAt: dataUpdatedAt, problem: error }
    : { diagnosis: undefined, readAt: 0, problem: null };
}
