import { clusterText, type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import { type Message, message } from "@/lib/contract/message";
import type { RawRevision } from "./revisions";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { readRevisionNumber } from "./revision-number";

type NoticeCode = Extract<Message["code"], `notice.${string}`>;

/** What is odd about the objects. `replicaSets` is what the selector found, `revisions` what came of it, newest first. */
export function noticesOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  revisions: readonly RawRevision[],
  mask: Mask,
): Message<NoticeCode>[] {
  return [
    ...notRolledOutYet(deployment, revisions),
    ...numberLags(deployment, revisions, mask),
    ...unreadableNumber(revisions),
    ...legacyRollback(deployment),
    ...unowned(deployment, replicaSets),
  ];
}

/** What can be said of the Deployment alone, where the ReplicaSets could not be read. */
export function noticesWithoutHistory(deployment: Deployment): Message<NoticeCode>[] {
  return legacyRollback(deployment);
}

function notRolledOutYet({ metadata, spec }: Deployment, revisions: readonly RawRevision[]): Message<NoticeCode>[] {
  if (spec.paused || metadata.deletionTimestamp !== undefined) return [];
  if (revisions.length === 0 || revisions.some(({ current }) => current)) return [];
  return [message("notice.not-rolled-out-yet")];
}

function numberLags(deployment: Deployment, revisions: readonly RawRevision[], mask: Mask): Message<NoticeCode>[] {
  const current = revisions.find((revision) => revision.current);
  if (!current || (current.number === null && current.unreadable === null)) return [];
  const own = readRevisionNumber(deployment.kind.ownNumberOf(deployment));
  const said = own.kind === "number" ? clusterText(String(own.value)) : own.kind === "unreadable" ? own.text : null;
  const wanted = current.unreadable ?? clusterText(current.number ?? "");
  if (said === wanted) return [];
  return [message("notice.number-lags", { said: maskedOrNull(said, mask), wanted: mask(wanted) })];
}

function unreadableNumber(revisions: readonly RawRevision[]): Message<NoticeCode>[] {
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
