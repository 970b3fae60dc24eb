import { clusterText, type Mask, maskedOrNull, type Unmasked } from "@/lib/contract/cluster-text";
import type { Coded, Message } from "@/lib/contract/message";
import type { LeftOver, Revision, RevisionFlag } from "@/lib/contract/rollout";
import { RESTARTED_AT } from "../objects/annotations";
import { changeCauseOf, ownCauseOf } from "./change-cause";
import { type Chronicle, chronicleOf, rollbackThatBegan } from "./chronicle";
import { changeSummaries } from "../diff/change-summaries";
import { imagesOf } from "../objects/images";
import { leftBehindOf } from "./left-behind";
import { leftOverOf } from "./left-over";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { ownedReplicaSets } from "./ownership";
import { predecessorOf } from "./predecessor";
import { formerNumbersOf, numberOf } from "./replica-set-number";
import { maskedRecord, toLeftBehind, toRecord } from "./rollback-records";
import { momentsOf, templateAuthor } from "./rolled-out-at";

/** A revision with the texts of the cluster as they were written. */
export type RawRevision = Unmasked<Coded<Revision>>;

/** What `after` changed against `before`, as `changeSummaries` says it of their templates. */
export type SummariesBetween = (before: ReplicaSet, after: ReplicaSet) => Message[];

/**
 * The rollout history, newest first. `replicaSets` is whatever the selector found in the namespace; those that the
 * Deployment does not own are left out. Sorted by number, what cannot be read last; equal numbers begin with the current
 * revision and then go from young to old (rollout semantics, section 1). `summariesBetween` may remember what it said;
 * `chronicle` is the Deployment's, for whoever has worked it out already.
 */
export function revisionsOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  summariesBetween: SummariesBetween = (before, after) => changeSummaries(before.spec.template, after.spec.template),
  chronicle: Chronicle = chronicleOf(deployment, ownedReplicaSets(deployment, replicaSets)),
): RawRevision[] {
  const rolledOut = momentsOf(chronicle, templateAuthor(deployment.metadata).at);
  return chronicle.order.map((replicaSet, place) => {
    const { replicaSet: before, number, gone } = predecessorOf(chronicle, replicaSet);
    const rollback = rollbackThatBegan(chronicle, replicaSet);
    const left = leftBehindOf(chronicle, replicaSet);
    return {
      ...ownWords(replicaSet),
      ...causesOf(replicaSet, leftOverOf(chronicle, replicaSet)),
      rolledOut: rolledOut[place] ?? { at: replicaSet.metadata.creationTimestamp, noLaterThan: false },
      rollback: rollback ? toRecord(rollback) : null,
      leftBehind: left?.record ? toLeftBehind(left.record) : null,
      current: replicaSet === chronicle.current,
      flags: flagsOf(replicaSet, chronicle, left !== null),
      predecessor: before?.metadata.uid ?? null,
      predecessorNumber: number === null ? null : String(number),
      goneBetween: gone.map(({ first, last }) => ({ first: String(first), last: String(last) })),
      changes: before ? summariesBetween(before, replicaSet) : [],
    };
  });
}

/** A revision as it may leave: programs write command lines with passwords into change causes. */
export function maskedRevision(revision: RawRevision, mask: Mask): Coded<Revision> {
  const { changeCause, ownCause, rollback, leftBehind, unreadable, restartedAt } = revision;
  return {
    ...revision,
    changeCause: maskedOrNull(changeCause, mask),
    ownCause: maskedOrNull(ownCause, mask),
    rollback: rollback && maskedRecord(rollback, mask),
    leftBehind: leftBehind && {
      ...leftBehind,
      by: mask(leftBehind.by),
      reason: maskedOrNull(leftBehind.reason, mask),
    },
    unreadable: maskedOrNull(unreadable, mask),
    restartedAt: maskedOrNull(restartedAt, mask),
  };
}

function causesOf(
  replicaSet: ReplicaSet,
  leftOver: LeftOver | null,
): Pick<RawRevision, "changeCause" | "leftOver" | "ownCause"> {
  const changeCause = leftOver === "reason" ? null : changeCauseOf(replicaSet);
  const own = ownCauseOf(replicaSet);
  return { changeCause, leftOver, ownCause: own === changeCause ? null : own };
}

type OwnWords = Pick<
  RawRevision,
  "uid" | "name" | "number" | "unreadable" | "formerly" | "createdAt" | "images" | "replicas" | "restartedAt"
>;

function ownWords(replicaSet: ReplicaSet): OwnWords {
  const { metadata, spec, status } = replicaSet;
  const number = replicaSet.kind.numberOf(replicaSet);
  const restartedAt = spec.template.metadata?.annotations?.[RESTARTED_AT];
  return {
    uid: metadata.uid,
    name: metadata.name,
    number: number.kind === "number" ? String(number.value) : null,
    unreadable: number.kind === "unreadable" ? number.text : null,
    formerly: formerNumbersOf(replicaSet).map(String),
    createdAt: metadata.creationTimestamp,
    images: imagesOf(spec.template),
    replicas: {
      desired: spec.replicas ?? 1,
      ready: status?.readyReplicas ?? 0,
      available: status?.availableReplicas ?? 0,
    },
    restartedAt: restartedAt === undefined ? null : clusterText(restartedAt),
  };
}

function flagsOf(replicaSet: ReplicaSet, { order, current }: Chronicle, isLeftBehind: boolean): RevisionFlag[] {
  const number = replicaSet.kind.numberOf(replicaSet);
  const value = numberOf(replicaSet);
  const flags: [RevisionFlag, boolean][] = [
    ["no-number", number.kind === "missing"],
    ["unreadable-number", number.kind === "unreadable"],
    ["duplicate-number", order.some((other) => other !== replicaSet && value !== null && numberOf(other) === value)],
    ["last-rolled-out", current === undefined && replicaSet === order[0]],
    ["rolled-back-from", isLeftBehind],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}
