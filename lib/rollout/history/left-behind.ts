import { type Chronicle, latestNumberOf, numberMade, rollbackThatBegan } from "./chronicle";
import type { ReplicaSet } from "../objects/objects";
import type { Rollback } from "./rollback-records";

/**
 * That somebody rolled back from a revision. `byCurrent`: to what runs now. `record`: what Rewind knows of it; null where
 * only the numbers tell. `to`: what was rolled back to, where that is still there.
 */
export type LeftBehind = { byCurrent: boolean; record: Rollback | null; to: ReplicaSet | undefined };

/**
 * Whether the latest reign of a revision ended with a rollback: a record says so, also where the revision that was
 * rolled back to is gone; or the number after its own belongs to a ReplicaSet that had reigned before. What reigned again
 * since, and was replaced by something new, is not what was rolled back from.
 */
export function leftBehindOf(chronicle: Chronicle, replicaSet: ReplicaSet): LeftBehind | null {
  const { records, reigns, current } = chronicle;
  const { uid } = replicaSet.metadata;
  const latest = latestNumberOf(chronicle, replicaSet);
  const record = records.findLast(
    ({ from, fromNumber }) => from === uid && (fromNumber === null ? latest === null : BigInt(fromNumber) === latest),
  );
  if (record) {
    const isCurrent = current !== undefined && rollbackThatBegan(chronicle, current) === record;
    return { byCurrent: isCurrent, record, to: chronicle.order.find(({ metadata }) => metadata.uid === record.to) };
  }
  if (latest === null) return null;
  const after = reigns.find(({ number }) => number === latest + 1n);
  if (!after || after.replicaSet === replicaSet) return null;
  const reignedBefore = reigns.some((reign) => reign.replicaSet === after.replicaSet && reign.number < latest);
  if (!reignedBefore) return null;
  const own = records.findLast(
    (one) => one.to === after.replicaSet.metadata.uid && numberMade(chronicle, one) === after.number,
  );
  const isLatest = latestNumberOf(chronicle, after.replicaSet) === after.number;
  return { byCurrent: after.replicaSet === current && isLatest, record: own ?? null, to: after.replicaSet };
}
