import type { Revision } from "@/lib/contract/rollout";

/** `unreadable`: anything but null where the number cannot be read. */
export type Numbered = Pick<Revision, "uid" | "number"> & { unreadable: unknown };

/**
 * The number that a revision will carry once it has been rolled back to: one above the highest of the others, or its
 * own where that is at least as high already (rollout semantics 6.2). With null: the number of a new ReplicaSet, for a
 * template that none has. Null where the revision is gone or its number cannot be read.
 */
export function numberAfterUndo(revisions: readonly Numbered[], uid: string | null): string | null {
  const highest = (numbers: readonly Numbered[]) =>
    numbers.flatMap(({ number }) => (number === null ? [] : [BigInt(number.replace("+", ""))])).reduce(max, 0n);
  if (uid === null) return String(highest(revisions) + 1n);
  const target = revisions.filter((revision) => revision.uid === uid);
  if (target.length === 0 || target.some(({ unreadable }) => unreadable !== null)) return null;
  return String(max(highest(revisions.filter((revision) => revision.uid !== uid)) + 1n, highest(target)));
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
