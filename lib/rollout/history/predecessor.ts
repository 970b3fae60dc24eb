import { type Chronicle, latestNumberOf, rollbackThatBegan } from "./chronicle";
import type { StoredRevision } from "../workload/workload";
import { numberOf } from "./stored-number";

/** Numbers of revisions that are no longer there, both ends included. */
export type Gone = { first: bigint; last: bigint };

/**
 * What ran before a revision's latest reign. `storedRevision`: the one that did, or, where that is gone, the nearest before
 * it that is still there; null where there is none. `number`: what it had then. `gone`: numbers between the two whose
 * ReplicaSets are gone, the lowest first; not empty means that it is not the one that preceded it.
 */
export type Predecessor = { storedRevision: StoredRevision | null; number: bigint | null; gone: readonly Gone[] };

/** A rollback's record names what was left; else the numbers tell, those of earlier reigns too (rollout semantics L16, L18). */
export function predecessorOf(chronicle: Chronicle, storedRevision: StoredRevision): Predecessor {
  const { order, reigns } = chronicle;
  const next = order[order.indexOf(storedRevision) + 1] ?? null;
  const latest = latestNumberOf(chronicle, storedRevision);
  if (latest === null) return { storedRevision: next, number: next && numberOf(next), gone: [] };

  const record = rollbackThatBegan(chronicle, storedRevision);
  const left = order.find(({ metadata }) => metadata.uid === record?.from);
  if (record && left && left !== storedRevision) {
    return { storedRevision: left, number: record.fromNumber === null ? null : BigInt(record.fromNumber), gone: [] };
  }
  const below = reigns.filter(({ number }) => number < latest);
  const nearest = below.findLast((reign) => reign.storedRevision !== storedRevision);
  const known = below.map(({ number }) => number).filter((number) => nearest === undefined || number >= nearest.number);
  const gone = between([...known, latest]);
  if (nearest) return { ...nearest, gone };
  // Of one without a number nobody knows when it ran; it is listed below all others.
  return { storedRevision: next && numberOf(next) === null ? next : null, number: null, gone };
}

/** The numbers that are missing in an ascending list. */
function between(numbers: readonly bigint[]): Gone[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    return before === undefined || number - before <= 1n ? [] : [{ first: before + 1n, last: number - 1n }];
  });
}
