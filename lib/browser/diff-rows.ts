import type { DiffBlock } from "./line-diff";

/** One line of a text. `other` is the line in whose place it stands, for marks by word. Numbers count from 1. */
export type DiffLine = { number: number; text: string; other: string | null };

/** What a line table draws: lines of one side or both, or a fold in the place of lines that both sides have. */
export type DiffRow =
  | { kind: "same"; before: DiffLine; after: DiffLine }
  | { kind: "changed"; before: DiffLine | null; after: DiffLine | null }
  | { kind: "fold"; block: number; hidden: number; before: number };

export type DiffLayout = "unified" | "split";

/** Lines that stay visible on either side of a change. */
const CONTEXT = 3;
/** A fold takes a row itself, so it has to be worth more than that. */
const WORTH_FOLDING = 4;

/** The rows of a diff in one of both layouts; `opened` names the blocks whose folds a reader has opened, or all of them. */
export function diffRows(
  blocks: readonly DiffBlock[],
  layout: DiffLayout,
  opened: ReadonlySet<number> | "all",
): DiffRow[] {
  const isOpen = (place: number) => opened === "all" || opened.has(place);
  return blocks.flatMap((block, place) => {
    if (block.kind === "change") return changedRows(block, layout);
    const head = place === 0 ? 0 : CONTEXT;
    const tail = place === blocks.length - 1 ? 0 : CONTEXT;
    const hidden = block.lines.length - head - tail;
    if (hidden < WORTH_FOLDING || isOpen(place)) return sameRows(block, 0, block.lines.length);
    const fold: DiffRow = { kind: "fold", block: place, hidden, before: block.before + head + 1 };
    return [...sameRows(block, 0, head), fold, ...sameRows(block, head + hidden, block.lines.length)];
  });
}

function sameRows({ lines, before, after }: DiffBlock & { kind: "same" }, from: number, to: number): DiffRow[] {
  return lines.slice(from, to).map((text, index) => ({
    kind: "same",
    before: { number: before + from + index + 1, text, other: null },
    after: { number: after + from + index + 1, text, other: null },
  }));
}

function changedRows(block: DiffBlock & { kind: "change" }, layout: DiffLayout): DiffRow[] {
  const removed = block.removed.map((text, index) => ({
    number: block.before + index + 1,
    text,
    other: block.added[index] ?? null,
  }));
  const added = block.added.map((text, index) => ({
    number: block.after + index + 1,
    text,
    other: block.removed[index] ?? null,
  }));
  if (layout === "unified") {
    return [
      ...removed.map((before): DiffRow => ({ kind: "changed", before, after: null })),
      ...added.map((after): DiffRow => ({ kind: "changed", before: null, after })),
    ];
  }
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => ({
    kind: "changed",
    before: removed[index] ?? null,
    after: added[index] ?? null,
  }));
}
