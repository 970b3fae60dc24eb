import { type Chronicle, latestNumberOf, rollbackThatBegan } from "./chronicle";
import type { ReplicaSet } from "../objects/objects";
import { numberOf } from "./replica-set-number";

/** Numbers of revisions that are no longer there, both ends included. */
export type Gone = { first: bigint; last: bigint };

/**
 * What ran before a revision's latest reign. `replicaSet`: the one that did, or, where that is gone, the nearest before
 * it that is still there; null where there is none. `number`: what it had then. `gone`: numbers between the two whose
 * ReplicaSets are gone, the lowest first; not empty means that it is not the one that preceded it.
 */
export type Predecessor = { replicaSet: ReplicaSet | null; number: bigint | null; gone: readonly Gone[] };

/** A rollback's record names what was left; else the numbers tell, those of earlier reigns too (rollout semantics L16, L18). */
export function predecessorOf(chronicle: Chronicle, replicaSet: ReplicaSet): Predecessor {
  const { order, reigns } = chronicle;
  const next = order[order.indexOf(replicaSet) + 1] ?? null;
  const latest = latestNumberOf(chronicle, replicaSet);
  if (latest === null) return { replicaSet: next, number: next && numberOf(next), gone: [] };

  const record = rollbackThatBegan(chronicle, replicaSet);
  const left = order.find(({ metadata }) => metadata.uid === record?.from);
  if (record && left && left !== replicaSet) {
    return { replicaSet: left, number: record.fromNumber === null ? null : BigInt(record.fromNumber), gone: [] };
  }
  const below = reigns.filter(({ number }) => number < latest);
  const nearest = below.findLast((reign) => reign.replicaSet !== replicaSet);
  const known = below.map(({ number }) => number).filter((number) => nearest === undefined || number >= nearest.number);
  const gone = between([...known, latest]);
  if (nearest) return { ...nearest, gone };
  // Of one without a number nobody knows when it ran; it is listed below all others.
  return { replicaSet: next && numberOf(next) === null ? next : null, number: null, gone };
}

/** The numbers that are missing in an ascending list. */
function between(numbers: readonly bigint[]): Gone[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    return before === undefined || number - before <= 1n ? [] : [{ first: before + 1n, last: number - 1n }];
  });
}
