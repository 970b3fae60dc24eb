import { type DiffBlock, lineDiff } from "./line-diff";

/** One text with the name that a patch gives it. Its last line is taken to end with a line break. */
export type NamedText = { name: string; text: string };

const CONTEXT = 3;

/** Two texts as a unified diff that `patch` and `git apply` take; empty where they are equal. */
export function diffAsPatch(before: NamedText, after: NamedText): string {
  const hunks = hunksOf(lineDiff(before.text, after.text).blocks);
  if (hunks.length === 0) return "";
  const head = `--- ${before.name}\n+++ ${after.name}\n`;
  return head + hunks.map(hunkText).join("");
}

type Hunk = { oldStart: number; oldLines: number; newStart: number; newLines: number; lines: string[] };

/** An empty side is named by the line before it. */
function hunkText({ oldStart, oldLines, newStart, newLines, lines }: Hunk): string {
  const place = (start: number, count: number) => `${count === 0 ? start - 1 : start},${count}`;
  const head = `@@ -${place(oldStart, oldLines)} +${place(newStart, newLines)} @@\n`;
  return head + lines.map((line) => `${line}\n`).join("");
}

function hunksOf(blocks: readonly DiffBlock[]): Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk | null = null;
  blocks.forEach((block, place) => {
    if (block.kind === "change") {
      open ??= hunkBefore(block, blocks[place - 1]);
      extend(open, "-", block.removed);
      extend(open, "+", block.added);
      if (place === blocks.length - 1) hunks.push(open);
      return;
    }
    if (!open) return;
    if (place < blocks.length - 1 && block.lines.length <= 2 * CONTEXT) return extend(open, " ", block.lines);
    extend(open, " ", block.lines.slice(0, CONTEXT));
    hunks.push(open);
    open = null;
  });
  return hunks;
}

function hunkBefore({ before, after }: DiffBlock, previous: DiffBlock | undefined): Hunk {
  const lead = previous?.kind === "same" ? previous.lines.slice(-CONTEXT) : [];
  const hunk = {
    oldStart: before - lead.length + 1,
    newStart: after - lead.length + 1,
    oldLines: 0,
    newLines: 0,
    lines: [],
  };
  extend(hunk, " ", lead);
  return hunk;
}

function extend(hunk: Hunk, sign: " " | "-" | "+", lines: readonly string[]): void {
  for (const line of lines) hunk.lines.push(sign + line);
  if (sign !== "+") hunk.oldLines += lines.length;
  if (sign !== "-") hunk.newLines += lines.length;
}
