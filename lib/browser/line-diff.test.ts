import fc from "fast-check";
import { expect, test } from "vitest";
import { type DiffBlock, lineDiff, MOST_EDITS } from "./line-diff";
import { linesOf } from "./lines-of";

const sides = (blocks: readonly DiffBlock[]) => ({
  before: blocks.flatMap((block) => (block.kind === "same" ? block.lines : block.removed)),
  after: blocks.flatMap((block) => (block.kind === "same" ? block.lines : block.added)),
});

test("a changed line stands in the place of the old one", () => {
  expect(lineDiff("a\nb\nc\n", "a\nB\nc\n")).toEqual({
    aligned: true,
    blocks: [
      { kind: "same", before: 0, after: 0, lines: ["a"] },
      { kind: "change", before: 1, after: 1, removed: ["b"], added: ["B"] },
      { kind: "same", before: 2, after: 2, lines: ["c"] },
    ],
  });
});

test("both texts can be read off the blocks, and each block knows its place", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "d")).map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { blocks } = lineDiff(before, after);
      expect(sides(blocks)).toEqual({ before: linesOf(before), after: linesOf(after) });
      let [at, to] = [0, 0];
      for (const block of blocks) {
        expect([block.before, block.after]).toEqual([at, to]);
        at += block.kind === "same" ? block.lines.length : block.removed.length;
        to += block.kind === "same" ? block.lines.length : block.added.length;
      }
    }),
  );
});

test("texts that differ in too much are not aligned, but for their beginning and end", () => {
  const many = (word: string) => Array.from({ length: MOST_EDITS }, (_, line) => `${word} ${line}`).join("\n");
  const { aligned, blocks } = lineDiff(`head\n${many("old")}\ntail\n`, `head\n${many("new")}\ntail\n`);
  expect(aligned).toBe(false);
  expect(blocks.map(({ kind }) => kind)).toEqual(["same", "change", "same"]);
  expect(blocks[2]).toMatchObject({ before: MOST_EDITS + 1, after: MOST_EDITS + 1, lines: ["tail"] });
});
