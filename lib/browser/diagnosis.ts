import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Diagnosis } from "@/lib/contract/finding";
import type { ProblemError } from "@/lib/contract/problem-error";
import type { PhaseKind, Rollout } from "@/lib/contract/rollout";
import { rolloutApi, watchedAddress } from "./addresses";
import { getJson } from "./api";
import { REFRESH_MS, refreshEvery } from "./freshness";

/** How often pods are read while somebody follows a rollout, in milliseconds: each reading costs a list of them. */
const FOLLOW_PODS_MS = 2_000;

/** From so many replicas on they are read at the usual pace even then. */
const MANY = 200;

/** A diagnosis is of one template: after a rollback nobody may read what was wrong with the one before. */
function diagnosisQuery({ ref, live, replicas }: Rollout, following: boolean) {
  const everyMs = following && replicas.desired < MANY ? FOLLOW_PODS_MS : REFRESH_MS;
  return queryOptions({
    queryKey: ["diagnosis", ref.cluster, ref.namespace, ref.kind, ref.name, live.digest],
    queryFn: ({ signal }) => getJson<Diagnosis>(watchedAddress(`${rolloutApi(ref)}/diagnosis`), signal),
    refetchInterval: refreshEvery(everyMs),
  });
}

/** What was found, when it was read (milliseconds since the epoch), and why it could not be. */
export type DiagnosisReading = { diagnosis: Diagnosis | undefined; readAt: number; problem: ProblemError | null };

/** The pods of a rollout and what keeps it from moving; of one that has come to its end nothing is asked. */
export function useDiagnosis(rollout: Rollout, following: boolean): DiagnosisReading {
  const enabled = mayBeStuck(rollout.phase.kind);
  const { data, dataUpdatedAt, error } = useQuery({ ...diagnosisQuery(rollout, following), enabled });
  return enabled
    ? { diagnosis: data, readAt: dataUpdatedAt, problem: error }
    : { diagnosis: undefined, readAt: 0, problem: null };
}

function mayBeStuck(phase: PhaseKind): boolean {
  switch (phase) {
    case "not-observed":
    case "paused-with-change":
    case "replica-set-refused":
    case "pods-refused":
    case "stalled":
    case "rolling-out":
    case "unavailable":
      return true;
    case "deleting":
    case "paused":
    case "complete":
    case "scaled-to-zero":
      return false;
  }
}
