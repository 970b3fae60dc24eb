import type { StoredRevision, RevisionNumber } from "../workload/workload";

/** The number a revision has now; `null` where it has none or one that cannot be read. */
export function numberOf(revision: StoredRevision): bigint | null {
  return valueOf(revision.kind.numberOf(revision));
}

/** The numbers that a reused revision had before, oldest first, without the one it has now. */
export function formerNumbersOf(revision: StoredRevision): bigint[] {
  return revision.kind.formerNumbersOf(revision);
}

/** What is written, as a number; `null` where it is none. */
export function valueOf(number: RevisionNumber): bigint | null {
  return number.kind === "number" ? number.value : null;
}
