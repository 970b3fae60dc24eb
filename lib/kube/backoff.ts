import "server-only";

const FIRST_MS = 500;
/** A person looks at the screen meanwhile, so it is shorter than what background programs wait. */
const LONGEST_MS = 10_000;

/**
 * How long to wait after so many failures in a row, in milliseconds: doubling, and each time a random half of it, so
 * that many who lost the same server do not come back at the same moment.
 */
export function backoffMs(failures: number, random: () => number): number {
  const longest = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return longest / 2 + (random() * longest) / 2;
}
