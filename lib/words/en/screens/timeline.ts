import type { Phrase } from "../../phrase";
import { counted, formatted, listed } from "../phrases";

/** Numbers of revisions that follow on each other. */
type Range = { first: string; last: string };

export const timelineWords = {
  heading: "History",
  search: "Find a revision by number, former number, cause or image",
  searchHint: "Number, cause, image…",
  found: (found: number, all: number) => `${formatted(found)} of ${counted(all, "revision", "revisions")}`,
  noMatch: "No revision matches.",
  list: "Revisions, newest first",
  show: <T>(revision: T, aloud: (text: string) => T): Phrase<T> => [aloud("Show revision "), revision],
  left: <T>(aloud: (text: string) => T): Phrase<T> => ["left", aloud(" side of the comparison")],
  right: <T>(aloud: (text: string) => T): Phrase<T> => ["right", aloud(" side of the comparison")],
  ownCause: <T>(cause: T): Phrase<T> => ["Its own cause: ", cause],
  /** What a revision is compared with, where that is not simply the one below it. `then`: its number at that time. */
  compared: (revision: string, then: string | null, gone: readonly Range[]) => {
    const called = then === null ? revision : `${revision}, which was ${then} then`;
    return gone.length === 0
      ? `Compared with ${called}.`
      : `Compared with ${called}, because ${numbers(gone)} ${isOne(gone) ? "is" : "are"} gone.`;
  },
  allGone: (gone: readonly Range[]) =>
    isOne(gone)
      ? `Revision ${numbers(gone)}, which ran before it, is gone.`
      : `Revisions ${numbers(gone)}, which ran before it, are gone.`,
};

/** "3", "2 and 3", "2 to 4", "2, 5 and 7 to 9". */
function numbers(ranges: readonly Range[]): string {
  const parts = ranges.flatMap(({ first, last }) => {
    if (first === last) return [first];
    return BigInt(last) - BigInt(first) === 1n ? [first, last] : [`${first} to ${last}`];
  });
  return listed(parts, parts.length);
}

function isOne([range, ...more]: readonly Range[]): boolean {
  return more.length === 0 && range?.first === range?.last;
}
