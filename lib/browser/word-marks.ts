// The index would bring all of the library.
import { diffArrays } from "diff/lib/diff/array.js";

/** A stretch of a text, and whether the other text lacks it. */
export type WordSegment = { text: string; changed: boolean };

/** Beyond it a reader compares lines, not words. */
const LONGEST = 2_000;

/**
 * Where two texts differ, word by word. Null where marks would not help: one is too long, or they have next to nothing
 * in common.
 */
export function wordMarks(before: string, after: string): { before: WordSegment[]; after: WordSegment[] } | null {
  if (before.length > LONGEST || after.length > LONGEST) return null;
  const parts = diffArrays(wordsOf(before), wordsOf(after));
  const shared = parts.filter(({ added, removed }) => !added && !removed).map(({ value }) => value.join(""));
  const sharedLetters = shared.join("").replace(/[^\p{L}\p{N}]/gu, "").length;
  if (sharedLetters * 4 < Math.min(before.trim().length, after.trim().length)) return null;

  const side = (other: "added" | "removed", own: "added" | "removed") =>
    parts.filter((part) => !part[other]).map((part) => ({ text: part.value.join(""), changed: part[own] }));
  return { before: side("added", "removed"), after: side("removed", "added") };
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|\s+|./gsu) ?? [];
}
