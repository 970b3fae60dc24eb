import { type Message, message } from "@/lib/contract/message";
import type { Revision } from "@/lib/contract/rollout";
import { REVISION, ROLLBACK_TO } from "../objects/annotations";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { unownedReplicaSets } from "./ownership";
import { readRevisionNumber } from "./revision-number";

type NoticeCode = Extract<Message["code"], `notice.${string}`>;

/** What is odd about the objects. `replicaSets` is what the selector found, `revisions` what came of it, newest first. */
export function noticesOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  revisions: readonly Revision[],
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

function notRolledOutYet({ metadata, spec }: Deployment, revisions: readonly Revision[]): Message<NoticeCode>[] {
  if (spec.paused || metadata.deletionTimestamp !== undefined) return [];
  if (revisions.length === 0 || revisions.some(({ current }) => current)) return [];
  return [message("notice.not-rolled-out-yet")];
}

function numberLags({ metadata }: Deployment, revisions: readonly Revision[]): Message<NoticeCode>[] {
  const current = revisions.find((revision) => revision.current);
  if (!current || (current.number === null && current.unreadable === null)) return [];
  const own = readRevisionNumber(metadata.annotations?.[REVISION]);
  const said = own.kind === "number" ? String(own.value) : own.kind === "unreadable" ? own.text : null;
  const wanted = current.number ?? current.unreadable ?? "";
  if (said === wanted) return [];
  return [message("notice.number-lags", { said, wanted })];
}

function unreadableNumber(revisions: readonly Revision[]): Message<NoticeCode>[] {
  const names = revisions.filter(({ unreadable }) => unreadable !== null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [message("notice.unreadable-number", { replicaSets: names })];
}

function legacyRollback({ metadata }: Deployment): Message<NoticeCode>[] {
  if (metadata.annotations?.[ROLLBACK_TO] === undefined) return [];
  return [message("notice.legacy-rollback-annotation", { annotation: ROLLBACK_TO })];
}

function unowned(deployment: Deployment, replicaSets: readonly ReplicaSet[]): Message<NoticeCode>[] {
  const names = unownedReplicaSets(deployment, replicaSets).map((replicaSet) => replicaSet.metadata.name);
  if (names.length === 0) return [];
  return [message("notice.unowned-replica-sets", { replicaSets: names })];
}
