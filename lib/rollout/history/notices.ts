import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Revision } from "@/lib/contract/rollout";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { readRevisionNumber } from "./revision-number";

type NoticeCode = Extract<Message["code"], `notice.${string}`>;

/** What is odd about the objects. `replicaSets` is what the selector found, `revisions` what came of it, newest first. */
export function noticesOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  revisions: readonly Coded<Revision>[],
): Message<NoticeCode>[] {
  return [
    ...notRolledOutYet(deployment, revisions),
    ...numberLags(deployment, revisions),
    ...unreadableNumber(revisions),
    ...legacyRollback(deployment),
    ...unowned(deployment, replicaSets),
  ];
}

/** What can be said of the Deployment alone, where the ReplicaSets could not be read. */
export function noticesWithoutHistory(deployment: Deployment): Message<NoticeCode>[] {
  return legacyRollback(deployment);
}

function notRolledOutYet({ metadata, spec }: Deployment, revisions: readonly Coded<Revision>[]): Message<NoticeCode>[] {
  if (spec.paused || metadata.deletionTimestamp !== undefined) return [];
  if (revisions.length === 0 || revisions.some(({ current }) => current)) return [];
  return [message("notice.not-rolled-out-yet")];
}

function numberLags(deployment: Deployment, revisions: readonly Coded<Revision>[]): Message<NoticeCode>[] {
  const current = revisions.find((revision) => revision.current);
  if (!current || (current.number === null && current.unreadable === null)) return [];
  const own = readRevisionNumber(deployment.kind.ownNumberOf(deployment));
  const said = own.kind === "number" ? String(own.value) : own.kind === "unreadable" ? own.text : null;
  const wanted = current.number ?? current.unreadable ?? "";
  if (said === wanted) return [];
  return [message("notice.number-lags", { said, wanted })];
}

function unreadableNumber(revisions: readonly Coded<Revision>[]): Message<NoticeCode>[] {
  const names = revisions.filter(({ unreadable }) => unreadable !== null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [message("notice.unreadable-number", { replicaSets: names })];
}

function legacyRollback(deployment: Deployment): Message<NoticeCode>[] {
  const annotation = deployment.kind.legacyRollback(deployment);
  return annotation === null ? [] : [message("notice.legacy-rollback-annotation", { annotation })];
}

function unowned(deployment: Deployment, replicaSets: readonly ReplicaSet[]): Message<NoticeCode>[] {
  const names = deployment.kind.unowned(deployment, replicaSets).map((replicaSet) => replicaSet.metadata.name);
  if (names.length === 0) return [];
  return [message("notice.unowned-replica-sets", { replicaSets: names })];
}
