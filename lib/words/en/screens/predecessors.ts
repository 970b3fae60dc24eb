import type { Revision } from "@/lib/contract/rollout";
import { listed, plural } from "../phrases";

type Gone = Revision["goneBetween"];

/** With what a revision is compared where that is not simply the one below it. */
export const predecessorWords = {
  /** A revision by its number now and by the one it had then. */
  renumbered: (name: string, then: string) => `${name}, then ${then}`,
  compared: (name: string) => `Compared with ${name}.`,
  nearest: (name: string, gone: Gone) =>
    `Compared with ${name}, the nearest revision that still exists; ${numbersOf(gone)} in between ${count(gone, "is", "are")} gone.`,
  allGone: (gone: Gone) =>
    `${count(gone, "Revision", "Revisions")} ${numbersOf(gone)}, which ran before it, no longer ${count(gone, "exists", "exist")}.`,
};

/** "3", "2 and 3", "2 to 4", "2, 5 and 7 to 9". */
function numbersOf(gone: Gone): string {
  const parts = gone.flatMap(({ first, last }) => {
    if (first === last) return [first];
    return BigInt(last) - BigInt(first) === 1n ? [first, last] : [`${first} to ${last}`];
  });
  return listed(parts, parts.length);
}

function count(gone: Gone, one: string, several: string): string {
  return plural(gone.length > 1 || gone.some(({ first, last }) => first !== last) ? 2 : 1, one, several);
}
