import { type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { Problem } from "@/lib/contract/problem";
import type { Rollout } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { type Chronicle, chronicleOf, ownedOf } from "./chronicle";
import { changeSummaries } from "../diff/change-summaries";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn, leftOverOnDeployment } from "./left-over";
import { noticesOf, noticesWithoutHistory } from "./notices";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { ownedReplicaSets } from "./ownership";
import { maskedRevision, revisionsOf, type SummariesBetween } from "./revisions";
import { replicasOf } from "../state/counts";
import { progressDeadlineOf } from "../state/progress-deadline";
import { maskedStanding, standingOf } from "../state/standing";
import { stateOf } from "../state/state";
import { terminatingOf } from "./still-ending";
import { suggestionOf } from "./suggestion";

/** What the API server fills in where none is given. */
const DEFAULT_HISTORY_LIMIT = 10;

type Reading = {
  /** The kubeconfig context it was read from. */
  cluster: string;
  deployment: Deployment;
  /** What the selector found in the namespace; null, with a `historyProblem`, where it could not be read. */
  replicaSets: readonly ReplicaSet[] | null;
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
  deployment,
  replicaSets,
  digest,
  historyProblem,
  now,
  summariesBetween,
  mask,
}: Reading): Omit<Coded<Rollout>, "revealable"> {
  const { metadata, spec, status } = deployment;
  const replicas = replicasOf(deployment);
  const chronicle = replicaSets && chronicleOf(deployment, ownedReplicaSets(deployment, replicaSets));
  const standing = standingOf(deployment, chronicle && ownedOf(chronicle));
  return {
    ref: { cluster, namespace: metadata.namespace, kind: deployment.kind.resource, name: metadata.name },
    uid: metadata.uid,
    createdAt: metadata.creationTimestamp,
    state: stateOf(maskedStanding(standing, mask), replicas, now),
    message: deployment.kind.statusSentence(deployment),
    paused: spec.paused ?? false,
    replicas,
    terminating: terminatingOf(deployment),
    images: imagesOf(spec.template),
    ...causeOf(deployment, chronicle, mask),
    strategy: deployment.kind.strategyOf(deployment),
    minReadySeconds: spec.minReadySeconds ?? 0,
    progressDeadlineSeconds: progressDeadlineOf(deployment),
    revisionHistoryLimit: spec.revisionHistoryLimit ?? DEFAULT_HISTORY_LIMIT,
    generation: metadata.generation ?? 0,
    observedGeneration: status?.observedGeneration ?? 0,
    actions: [...deployment.kind.actions],
    live: { digest },
    historyProblem,
    ...historyOf(deployment, replicaSets, chronicle, summariesBetween, mask),
  };
}

/** Without its ReplicaSets, only the records on the Deployment tell whose words its change cause is. */
function causeOf(
  deployment: Deployment,
  chronicle: Chronicle | null,
  mask: Mask,
): Pick<Coded<Rollout>, "changeCause" | "leftOver"> {
  const leftOver = chronicle ? leftOverOnDeployment(chronicle, deployment) : leftOverOnItsOwn(deployment);
  return { changeCause: leftOver === "reason" ? null : maskedOrNull(changeCauseOf(deployment), mask), leftOver };
}

type History = Pick<Coded<Rollout>, "revisions" | "suggested" | "pending" | "notices">;

function historyOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[] | null,
  chronicle: Chronicle | null,
  summariesBetween: SummariesBetween | undefined,
  mask: Mask,
): History {
  if (!replicaSets || !chronicle) {
    const why = deployment.metadata.deletionTimestamp === undefined ? "history-unreadable" : "being-deleted";
    const notices = noticesWithoutHistory(deployment);
    return { revisions: [], suggested: { kind: "none", why }, pending: null, notices };
  }
  const revisions = revisionsOf(deployment, replicaSets, summariesBetween, chronicle);
  const [last] = chronicle.order;
  const pending = {
    from: last?.metadata.uid ?? null,
    changes: last ? changeSummaries(last.spec.template, deployment.spec.template) : [],
  };
  return {
    revisions: revisions.map((revision) => maskedRevision(revision, mask)),
    suggested: suggestionOf(deployment, chronicle.order, chronicle),
    pending: revisions.some(({ current }) => current) ? null : pending,
    notices: noticesOf(deployment, replicaSets, revisions, mask),
  };
}
