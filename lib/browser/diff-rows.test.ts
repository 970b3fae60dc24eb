import { expect, test } from "vitest";
import { type DiffRow, diffRows } from "./diff-rows";
import { lineDiff } from "./line-diff";

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}`);
const text = (all: string[]) => `${all.join("\n")}\n`;

/** 40 lines of which 20 and 21 became three others. */
const { blocks } = lineDiff(text(lines(1, 40)), text([...lines(1, 19), "new a", "new b", "new c", ...lines(22, 40)]));

const short = (row: DiffRow): string => {
  if (row.kind === "fold") return `fold ${row.hidden} from ${row.before}`;
  const side = (line: { number: number; text: string } | null) => (line ? `${line.number} ${line.text}` : "–");
  return `${side(row.before)} | ${side(row.after)}`;
};

test("unified: three lines around a change, the rest folded, what was removed before what was added", () => {
  expect(diffRows(blocks, "unified", new Set()).map(short)).toEqual([
    "fold 16 from 1",
    "17 line 17 | 17 line 17",
    "18 line 18 | 18 line 18",
    "19 line 19 | 19 line 19",
    "20 line 20 | –",
    "21 line 21 | –",
    "– | 20 new a",
    "– | 21 new b",
    "– | 22 new c",
    "22 line 22 | 23 line 22",
    "23 line 23 | 24 line 23",
    "24 line 24 | 25 line 24",
    "fold 16 from 25",
  ]);
});

test("side by side: a line and the one in its place share a row", () => {
  const rows = diffRows(blocks, "split", new Set()).map(short);
  expect(rows.slice(4, 7)).toEqual(["20 line 20 | 20 new a", "21 line 21 | 21 new b", "– | 22 new c"]);
});

test("a fold opens alone, or all of them at once", () => {
  const opened = diffRows(blocks, "unified", new Set([0]));
  expect(opened.map(short)[0]).toBe("1 line 1 | 1 line 1");
  expect(opened.filter(({ kind }) => kind === "fold")).toHaveLength(1);
  expect(diffRows(blocks, "unified", "all").every(({ kind }) => kind !== "fold")).toBe(true);
});

test("a fold that would hide less than it takes is not made", () => {
  const { blocks: few } = lineDiff(text([...lines(1, 6), "x"]), text([...lines(1, 6), "y"]));
  expect(diffRows(few, "unified", new Set()).some(({ kind }) => kind === "fold")).toBe(false);
});
