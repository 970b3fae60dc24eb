import { expect, test } from "vitest";
import { characterWords as words } from "@/lib/words/en/screens/characters";
import { invisibleName } from "./invisible-names";
import { asPlainText, type Exactness, visibleText } from "./visible-text";

/** The segments as they are drawn. */
const drawn = (text: string, exactness?: Exactness) =>
  visibleText(text, exactness).map((segment) => {
    if (segment.kind === "text") return segment;
    const means = invisibleName(segment.character, words);
    return { kind: segment.kind, sign: segment.byName ? words.named(means, segment.sign) : segment.sign, means };
  });

test("ordinary text of any language stays one stretch", () => {
  for (const text of ["release 2.4.1", "결제 모듈 긴급 수정 🚑", "<b>x</b>", "می‌خواهم", "👩‍👩‍👧", "❤️"])
    expect(visibleText(text)).toEqual([{ kind: "text", text }]);
});

test("an override that would turn the rest of the line around is shown by its number", () => {
  expect(drawn("safe\u202egpj.exe")).toEqual([
    { kind: "text", text: "safe" },
    { kind: "mark", sign: "U+202E", means: "right-to-left override" },
    { kind: "text", text: "gpj.exe" },
  ]);
});

test.each([
  ["a\nb", "a↵b"],
  ["a\tb", "a⇥b"],
  ["a\u0000b", "aU+0000b"],
  ["a\u001b[31mb", "a␛[31mb"],
  ["a\u0085b", "aU+0085b"],
  ["a\u200bb", "aU+200Bb"],
  ["a\u2067b", "aU+2067b"],
  ["a\u2028b", "aU+2028b"],
  ["a\u{e0041}b", "aU+E0041b"],
  ["a\ud800b", "aU+D800b"],
])("%j becomes %s where only a string can go", (text, shown) => {
  expect(asPlainText(text)).toBe(shown);
});

test("a blank is a blank, until two texts are compared", () => {
  expect(asPlainText("a\u00a0b\u202fc")).toBe("a\u00a0b\u202fc");
  expect(drawn("a\u00a0b c", "exact")).toEqual([
    { kind: "text", text: "a" },
    { kind: "mark", sign: "no-break space (U+00A0)", means: "no-break space" },
    { kind: "text", text: "b c" },
  ]);
});

test.each([
  [" ", ["blank (U+0020)"]],
  ["\u00a0", ["no-break space (U+00A0)"]],
  ["\u200c", ["zero width non-joiner (U+200C)"]],
  ["\ufe0f", ["variation selector (U+FE0F)"]],
  [" \u3000", ["blank (U+0020)", "ideographic space (U+3000)"]],
  ["\t", ["⇥"]],
  ["    ", ["    "]],
  ["می‌خواهم", ["می‌خواهم"]],
  ["a b", ["a b"]],
])("where %j is all that changed, it is named: %j", (text, shown) => {
  const said = drawn(text, "every").map((segment) => (segment.kind === "text" ? segment.text : segment.sign));
  expect(said).toEqual(shown);
});

test("nothing comes of nothing", () => {
  expect(visibleText("")).toEqual([]);
});
