import { clusterText, type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import { type Message, message } from "@/lib/contract/message";
import type { RawRevision } from "./revisions";
import type { Workload, StoredRevision } from "../workload/workload";
import { readRevisionNumber } from "./revision-number";

type NoticeCode = Extract<Message["code"], `notice.${string}`>;

/** What is odd about the objects. `stored` is what the selector found, `revisions` what came of it, newest first. */
export function noticesOf(
  workload: Workload,
  stored: readonly StoredRevision[],
  revisions: readonly RawRevision[],
  mask: Mask,
): Message<NoticeCode>[] {
  return [
    ...notRolledOutYet(workload, revisions),
    ...numberLags(workload, revisions, mask),
    ...unreadableNumber(revisions),
    ...legacyRollback(workload),
    ...unowned(workload, stored),
  ];
}

/** What can be said of the Deployment alone, where the ReplicaSets could not be read. */
export function noticesWithoutHistory(workload: Workload): Message<NoticeCode>[] {
  return legacyRollback(workload);
}

function notRolledOutYet({ metadata, spec }: Workload, revisions: readonly RawRevision[]): Message<NoticeCode>[] {
  if (spec.paused || metadata.deletionTimestamp !== undefined) return [];
  if (revisions.length === 0 || revisions.some(({ current }) => current)) return [];
  return [message("notice.not-rolled-out-yet")];
}

function numberLags(workload: Workload, revisions: readonly RawRevision[], mask: Mask): Message<NoticeCode>[] {
  const current = revisions.find((revision) => revision.current);
  if (!current || (current.number === null && current.unreadable === null)) return [];
  const own = readRevisionNumber(workload.kind.ownNumberOf(workload));
  const said = own.kind === "number" ? clusterText(String(own.value)) : own.kind === "unreadable" ? own.text : null;
  const wanted = current.unreadable ?? clusterText(current.number ?? "");
  if (said === wanted) return [];
  return [message("notice.number-lags", { said: maskedOrNull(said, mask), wanted: mask(wanted) })];
}

function unreadableNumber(revisions: readonly RawRevision[]): Message<NoticeCode>[] {
  const names = revisions.filter(({ unreadable }) => unreadable !== null).map(({ name }) => name);
  if (names.length === 0) return [];
  return [message("notice.unreadable-number", { stored: names })];
}

function legacyRollback(workload: Workload): Message<NoticeCode>[] {
  const annotation = workload.kind.legacyRollback(workload);
  return annotation === null ? [] : [message("notice.legacy-rollback-annotation", { annotation })];
}

function unowned(workload: Workload, stored: readonly StoredRevision[]): Message<NoticeCode>[] {
  const names = workload.kind.unowned(workload, stored).map((storedRevision) => storedRevision.metadata.name);
  if (names.length === 0) return [];
  return [message("notice.unowned-revisions", { stored: names })];
}
