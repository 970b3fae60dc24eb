// The index would bring all of the library.
import { diffArrays } from "diff/lib/diff/array.js";
import { linesOf } from "./lines-of";

/** A stretch of two texts: lines that both have, or lines of one in the place of lines of the other. Places count from 0. */
export type DiffBlock =
  | { kind: "same"; before: number; after: number; lines: string[] }
  | { kind: "change"; before: number; after: number; removed: string[]; added: string[] };

/** Texts of 30,000 lines that differ in more lines than this would take seconds to align, and the answer help nobody. */
export const MOST_EDITS = 1_000;

/**
 * Two texts line by line. `aligned` is false where they differ in too much: then everything between their common
 * beginning and end is one change.
 */
export function lineDiff(before: string, after: string): { blocks: DiffBlock[]; aligned: boolean } {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(old, fresh, { maxEditLength: MOST_EDITS });
  if (parts === undefined) return { blocks: coarse(old, fresh), aligned: false };

  const blocks: DiffBlock[] = [];
  let [at, to] = [0, 0];
  for (const { value, added, removed } of parts) {
    const last = blocks.at(-1);
    if (!added && !removed) blocks.push({ kind: "same", before: at, after: to, lines: value });
    else if (last?.kind === "change") last[added ? "added" : "removed"].push(...value);
    else blocks.push(change(at, to, removed ? value : [], added ? value : []));
    if (!added) at += value.length;
    if (!removed) to += value.length;
  }
  return { blocks, aligned: true };
}

function coarse(old: string[], fresh: string[]): DiffBlock[] {
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const [oldEnd, freshEnd] = [old.length - tail, fresh.length - tail];
  const blocks: DiffBlock[] = [
    { kind: "same", before: 0, after: 0, lines: old.slice(0, head) },
    change(head, head, old.slice(head, oldEnd), fresh.slice(head, freshEnd)),
    { kind: "same", before: oldEnd, after: freshEnd, lines: old.slice(oldEnd) },
  ];
  return blocks.filter((block) => block.kind === "change" || block.lines.length > 0);
}

function change(before: number, after: number, removed: string[], added: string[]): DiffBlock {
  return { kind: "change", before, after, removed: [...removed], added: [...added] };
}
