import type { Revision } from "@/lib/contract/rollout";

/**
 * The number that a revision will carry once it has been rolled back to: one above the highest of the others, or its
 * own where that is at least as high already (rollout semantics 6.2). Null where no number is readable.
 */
export function numberAfterUndo(revisions: readonly Revision[], uid: string): string | null {
  const highest = (numbers: readonly Revision[]) =>
    numbers.flatMap(({ number }) => (number === null ? [] : [BigInt(number.replace("+", ""))])).reduce(max, 0n);
  const target = revisions.filter((revision) => revision.uid === uid);
  if (target.length === 0 || target.some(({ unreadable }) => unreadable !== null)) return null;
  return String(max(highest(revisions.filter((revision) => revision.uid !== uid)) + 1n, highest(target)));
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
