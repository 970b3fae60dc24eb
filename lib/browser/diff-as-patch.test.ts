import { applyPatch } from "diff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { diffAsPatch } from "./diff-as-patch";
import { MOST_EDITS } from "./line-diff";

const patchOf = (before: string, after: string) =>
  diffAsPatch({ name: "shop/web/revision-6.yaml", text: before }, { name: "shop/web/live.yaml", text: after });

test("names both sides and shows what changed with three lines around it", () => {
  expect(patchOf("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nd\nE\nf\n")).toBe(
    `--- shop/web/revision-6.yaml
+++ shop/web/live.yaml
@@ -2,5 +2,5 @@
 b
 c
 d
-e
+E
 f
`,
  );
});

test("is empty for equal texts", () => {
  expect(patchOf("a\n", "a\n")).toBe("");
});

test("applied to one text it gives the other", () => {
  const text = fc
    .array(fc.constantFrom("a", "- b", "+c", "@@"))
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      expect(applyPatch(before, patchOf(before, after))).toBe(after);
    }),
  );
});

test("applies as well where the texts differ in too much to be aligned", () => {
  const many = (word: string) => Array.from({ length: MOST_EDITS }, (_, line) => `${word} ${line}\n`).join("");
  expect(applyPatch(many("old"), patchOf(many("old"), many("new")))).toBe(many("new"));
});
