import { type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { Problem } from "@/lib/contract/problem";
import type { Rollout } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { type Chronicle, chronicleOf, ownedOf } from "./chronicle";
import { changeSummaries } from "../diff/change-summaries";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn, leftOverOnWorkload } from "./left-over";
import { noticesOf, noticesWithoutHistory } from "./notices";
import type { Workload, StoredRevision } from "../workload/workload";
import { ownedRevisions } from "./ownership";
import { maskedRevision, revisionsOf, type SummariesBetween } from "./revisions";
import { replicasOf } from "../state/counts";
import { progressDeadlineOf } from "../state/progress-deadline";
import { maskedStanding, standingOf } from "../state/standing";
import { stateOf } from "../state/state";
import { terminatingOf } from "./terminating-pods";
import { suggestionOf } from "./suggestion";

/** What the API server fills in where none is given. */
const DEFAULT_HISTORY_LIMIT = 10;

type Reading = {
  /** The kubeconfig context it was read from. */
  cluster: string;
  workload: Workload;
  /** What the selector found in the namespace; null, with a `historyProblem`, where it could not be read. */
  stored: readonly StoredRevision[] | null;
  /** See `live.digest` of the contract. */
  digest: string;
  historyProblem: Coded<Problem> | null;
  /** Milliseconds since 1970. */
  now: number;
  /** See `revisionsOf`. */
  summariesBetween?: SummariesBetween;
  mask: Mask;
};

/** All that is known of one rollout, as it may leave; what may be revealed is not the cluster's to say. */
export function rolloutOf({
  cluster,
  workload,
  stored,
  digest,
  historyProblem,
  now,
  summariesBetween,
  mask,
}: Reading): Omit<Coded<Rollout>, "revealable"> {
  const { metadata, spec, status } = workload;
  const replicas = replicasOf(workload);
  const chronicle = stored && chronicleOf(workload, ownedRevisions(workload, stored));
  const standing = standingOf(workload, chronicle && ownedOf(chronicle));
  return {
    ref: { cluster, namespace: metadata.namespace, kind: workload.kind.resource, name: metadata.name },
    uid: metadata.uid,
    createdAt: metadata.creationTimestamp,
    state: stateOf(maskedStanding(standing, mask), replicas, now),
    message: workload.kind.statusSentence(workload),
    paused: spec.paused ?? false,
    replicas,
    terminating: terminatingOf(workload),
    images: imagesOf(spec.template),
    ...causeOf(workload, chronicle, mask),
    strategy: workload.kind.strategyOf(workload),
    minReadySeconds: spec.minReadySeconds ?? 0,
    progressDeadlineSeconds: progressDeadlineOf(workload),
    revisionHistoryLimit: spec.revisionHistoryLimit ?? DEFAULT_HISTORY_LIMIT,
    generation: metadata.generation ?? 0,
    observedGeneration: status?.observedGeneration ?? 0,
    actions: [...workload.kind.actions],
    live: { digest },
    historyProblem,
    ...historyOf(workload, stored, chronicle, summariesBetween, mask),
  };
}

/** Without its ReplicaSets, only the records on the Deployment tell whose words its change cause is. */
function causeOf(
  workload: Workload,
  chronicle: Chronicle | null,
  mask: Mask,
): Pick<Coded<Rollout>, "changeCause" | "leftOver"> {
  const leftOver = chronicle ? leftOverOnWorkload(chronicle, workload) : leftOverOnItsOwn(workload);
  return { changeCause: leftOver === "reason" ? null : maskedOrNull(changeCauseOf(workload), mask), leftOver };
}

type HistoryPart = Pick<Coded<Rollout>, "revisions" | "suggested" | "pending" | "notices">;

function historyOf(
  workload: Workload,
  stored: readonly StoredRevision[] | null,
  chronicle: Chronicle | null,
  summariesBetween: SummariesBetween | undefined,
  mask: Mask,
): HistoryPart {
  if (!stored || !chronicle) {
    const why = workload.metadata.deletionTimestamp === undefined ? "history-unreadable" : "being-deleted";
    const notices = noticesWithoutHistory(workload);
    return { revisions: [], suggested: { kind: "none", why }, pending: null, notices };
  }
  const revisions = revisionsOf(workload, stored, summariesBetween, chronicle);
  const [last] = chronicle.order;
  const pending = {
    from: last?.metadata.uid ?? null,
    changes: last ? changeSummaries(last.spec.template, workload.spec.template) : [],
  };
  return {
    revisions: revisions.map((revision) => maskedRevision(revision, mask)),
    suggested: suggestionOf(workload, chronicle.order, chronicle),
    pending: revisions.some(({ current }) => current) ? null : pending,
    notices: noticesOf(workload, stored, revisions, mask),
  };
}
