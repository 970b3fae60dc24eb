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
import type { Workload, StoredRevision } from "../workload/workload";
import { ownedRevisions } from "./ownership";
import { predecessorOf } from "./predecessor";
import { formerNumbersOf, numberOf } from "./stored-number";
import { maskedRecord, toLeftBehind, toRecord } from "./rollback-records";
import { momentsOf } from "./rolled-out-at";
import { lastTemplateWriter } from "../objects/managed-fields";

/** A revision with the texts of the cluster as they were written. */
export type RawRevision = Unmasked<Coded<Revision>>;

/** What `after` changed against `before`, as `changeSummaries` says it of their templates. */
export type SummariesBetween = (before: StoredRevision, after: StoredRevision) => Message[];

/**
 * The rollout history, newest first. `stored` is whatever the selector found in the namespace; those that the
 * Deployment does not own are left out. Sorted by number, what cannot be read last; equal numbers begin with the current
 * revision and then go from young to old (rollout semantics, section 1). `summariesBetween` may remember what it said;
 * `chronicle` is the Deployment's, for whoever has worked it out already.
 */
export function revisionsOf(
  workload: Workload,
  stored: readonly StoredRevision[],
  summariesBetween: SummariesBetween = (before, after) => changeSummaries(before.spec.template, after.spec.template),
  chronicle: Chronicle = chronicleOf(workload, ownedRevisions(workload, stored)),
): RawRevision[] {
  const rolledOut = momentsOf(chronicle, lastTemplateWriter(workload.metadata).at);
  return chronicle.order.map((storedRevision, place) => {
    const { storedRevision: before, number, gone } = predecessorOf(chronicle, storedRevision);
    const rollback = rollbackThatBegan(chronicle, storedRevision);
    const left = leftBehindOf(chronicle, storedRevision);
    return {
      ...ownWords(storedRevision),
      ...causesOf(storedRevision, leftOverOf(chronicle, storedRevision)),
      rolledOut: rolledOut[place] ?? { at: storedRevision.metadata.creationTimestamp, noLaterThan: false },
      rollback: rollback ? toRecord(rollback) : null,
      leftBehind: left?.record ? toLeftBehind(left.record) : null,
      current: storedRevision === chronicle.current,
      flags: flagsOf(storedRevision, chronicle, left !== null),
      predecessor: before?.metadata.uid ?? null,
      predecessorNumber: number === null ? null : String(number),
      goneBetween: gone.map(({ first, last }) => ({ first: String(first), last: String(last) })),
      changes: before ? summariesBetween(before, storedRevision) : [],
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
  storedRevision: StoredRevision,
  leftOver: LeftOver | null,
): Pick<RawRevision, "changeCause" | "leftOver" | "ownCause"> {
  const changeCause = leftOver === "reason" ? null : changeCauseOf(storedRevision);
  const own = ownCauseOf(storedRevision);
  return { changeCause, leftOver, ownCause: own === changeCause ? null : own };
}

type OwnWords = Pick<
  RawRevision,
  "uid" | "name" | "number" | "unreadable" | "formerly" | "createdAt" | "images" | "replicas" | "restartedAt"
>;

function ownWords(storedRevision: StoredRevision): OwnWords {
  const { metadata, spec, status } = storedRevision;
  const number = storedRevision.kind.numberOf(storedRevision);
  const restartedAt = spec.template.metadata?.annotations?.[RESTARTED_AT];
  return {
    uid: metadata.uid,
    name: metadata.name,
    number: number.kind === "number" ? String(number.value) : null,
    unreadable: number.kind === "unreadable" ? number.text : null,
    formerly: formerNumbersOf(storedRevision).map(String),
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

function flagsOf(storedRevision: StoredRevision, { order, current }: Chronicle, isLeftBehind: boolean): RevisionFlag[] {
  const number = storedRevision.kind.numberOf(storedRevision);
  const value = numberOf(storedRevision);
  const flags: [RevisionFlag, boolean][] = [
    ["no-number", number.kind === "missing"],
    ["unreadable-number", number.kind === "unreadable"],
    [
      "duplicate-number",
      order.some((other) => other !== storedRevision && value !== null && numberOf(other) === value),
    ],
    ["last-rolled-out", current === undefined && storedRevision === order[0]],
    ["rolled-back-from", isLeftBehind],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}
