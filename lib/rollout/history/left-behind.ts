import { type Chronicle, latestNumberOf, numberMade, rollbackThatBegan } from "./chronicle";
import type { StoredRevision } from "../workload/workload";
import type { Rollback } from "./rollback-records";

/**
 * That somebody rolled back from a revision. `byCurrent`: to what runs now. `record`: what Rewind knows of it; null where
 * only the numbers tell. `to`: what was rolled back to, where that is still there.
 */
export type LeftBehind = { byCurrent: boolean; record: Rollback | null; to: StoredRevision | undefined };

/**
 * Whether the latest reign of a revision ended with a rollback: a record says so, also where the revision that was
 * rolled back to is gone; or the number after its own belongs to a ReplicaSet that had reigned before. What reigned again
 * since, and was replaced by something new, is not what was rolled back from.
 */
export function leftBehindOf(chronicle: Chronicle, storedRevision: StoredRevision): LeftBehind | null {
  const { records, reigns, current } = chronicle;
  const { uid } = storedRevision.metadata;
  const latest = latestNumberOf(chronicle, storedRevision);
  const record = records.findLast(
    ({ from, fromNumber }) => from === uid && (fromNumber === null ? latest === null : BigInt(fromNumber) === latest),
  );
  if (record) {
    const isCurrent = current !== undefined && rollbackThatBegan(chronicle, current) === record;
    return { byCurrent: isCurrent, record, to: chronicle.order.find(({ metadata }) => metadata.uid === record.to) };
  }
  if (latest === null) return null;
  const after = reigns.find(({ number }) => number === latest + 1n);
  if (!after || after.storedRevision === storedRevision) return null;
  const reignedBefore = reigns.some((reign) => reign.storedRevision === after.storedRevision && reign.number < latest);
  if (!reignedBefore) return null;
  const own = records.findLast(
    (one) => one.to === after.storedRevision.metadata.uid && numberMade(chronicle, one) === after.number,
  );
  const isLatest = latestNumberOf(chronicle, after.storedRevision) === after.number;
  return { byCurrent: after.storedRevision === current && isLatest, record: own ?? null, to: after.storedRevision };
}
