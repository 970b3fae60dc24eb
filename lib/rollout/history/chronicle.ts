import { rawOf } from "@/lib/contract/cluster-text";
import type { Workload, StoredRevision, OwnedRevisions } from "../workload/workload";
import { byCreation, currentRevision } from "./ownership";
import { formerNumbersOf, numberOf, valueOf } from "./stored-number";
import { recordsIn, type Rollback } from "./rollback-records";

/**
 * A ReplicaSet under one number: from when it became the current one until another did. A reused ReplicaSet has reigned
 * several times, and what is known of one of its reigns says nothing of another.
 */
export type Reign = { storedRevision: StoredRevision; number: bigint };

/**
 * Which ReplicaSet reigned when, from everything that survived: the ReplicaSets with their numbers, the numbers that
 * reused ones had before, and the records of rollbacks, on the Deployment and in the copies of them that each ReplicaSet
 * got while it was current.
 */
export type Chronicle = {
  current: StoredRevision | undefined;
  /** Newest first, by number; see `revisionOrder`. */
  order: readonly StoredRevision[];
  /** By number, the lowest first; ReplicaSets whose numbers cannot be read are in none. */
  reigns: readonly Reign[];
  /** The oldest first. */
  records: readonly Rollback[];
};

/** `owned` are the workload's revisions. */
export function chronicleOf(workload: Workload, owned: readonly StoredRevision[]): Chronicle {
  const current = currentRevision(workload, owned);
  const reigns = owned.flatMap((storedRevision) => {
    const present = presentNumber(storedRevision, current, owned);
    if (present === null) return [];
    const own = numberOf(storedRevision);
    const numbers = new Set([...formerNumbersOf(storedRevision), ...(own === null ? [] : [own]), present]);
    return [...numbers].map((number) => ({ storedRevision, number }));
  });
  const copies = owned.map(({ metadata }) => metadata.annotations);
  return {
    current,
    order: revisionOrder(owned, current),
    reigns: reigns.toSorted((a, b) => compared(a.number, b.number)),
    records: recordsIn([...copies, workload.metadata.annotations]),
  };
}

/** Which ReplicaSets a chronicle is about, for who asks how the rollout stands. */
export function ownedOf({ order, current }: Chronicle): OwnedRevisions {
  return { owned: order, current };
}

/** The owned ReplicaSets in the order of the history: newest first, by their numbers. */
function revisionOrder(owned: readonly StoredRevision[], current: StoredRevision | undefined): StoredRevision[] {
  return owned
    .toSorted((a, b) => byCreation(b, a))
    .toSorted((a, b) => Number(b === current) - Number(a === current))
    .toSorted(byNumberDescending);
}

function byNumberDescending(a: StoredRevision, b: StoredRevision): number {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compared(other, one);
}

/**
 * The number of the ReplicaSet's latest reign. Until the controller has renumbered one that was brought back, it still
 * carries the number of an earlier one: it will get one above all others (rollout semantics 6.2).
 */
function presentNumber(
  storedRevision: StoredRevision,
  current: StoredRevision | undefined,
  owned: readonly StoredRevision[],
): bigint | null {
  if (storedRevision !== current) return numberOf(storedRevision);
  const others = owned.filter((other) => other !== storedRevision).map((other) => numberOf(other) ?? 0n);
  return numberAfter(others, storedRevision);
}

/** What the controller makes of a ReplicaSet's number: it counts none as 0, and leaves one that it cannot read alone. */
function numberAfter(others: readonly bigint[], storedRevision: StoredRevision): bigint | null {
  const number = storedRevision.kind.numberOf(storedRevision);
  if (number.kind === "unreadable" && rawOf(number.text) !== "") return null;
  return max(valueOf(number) ?? 0n, others.reduce(max, 0n) + 1n);
}

/** The number that a ReplicaSet will have once it has been brought back; null where its own cannot be read. */
export function numberOnceBroughtBack({ reigns }: Chronicle, storedRevision: StoredRevision): bigint | null {
  const others = reigns.filter((reign) => reign.storedRevision !== storedRevision).map(({ number }) => number);
  return numberAfter(others, storedRevision);
}

/** The number of a ReplicaSet's latest reign; null where it cannot be read. */
export function latestNumberOf({ reigns }: Chronicle, storedRevision: StoredRevision): bigint | null {
  return reigns.findLast((reign) => reign.storedRevision === storedRevision)?.number ?? null;
}

/** The record of the rollback that began the ReplicaSet's latest reign; undefined where Rewind knows of none. */
export function rollbackThatBegan(chronicle: Chronicle, storedRevision: StoredRevision): Rollback | undefined {
  const latest = latestNumberOf(chronicle, storedRevision);
  return chronicle.records.findLast(
    (record) =>
      record.to === storedRevision.metadata.uid && (latest === null || numberMade(chronicle, record) === latest),
  );
}

/** The number of the reign that a rollback began; null where nothing tells. Records did not always say it themselves. */
export function numberMade({ reigns }: Chronicle, { to, toNumber, fromNumber }: Rollback): bigint | null {
  if (toNumber !== null) return BigInt(toNumber);
  const numbers = reigns.flatMap(({ storedRevision, number }) => (storedRevision.metadata.uid === to ? [number] : []));
  if (fromNumber !== null) {
    const from = BigInt(fromNumber);
    return numbers.find((number) => number > from) ?? (numbers.length === 0 ? from + 1n : null);
  }
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

function compared(a: bigint, b: bigint): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
