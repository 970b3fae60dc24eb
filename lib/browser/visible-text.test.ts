import { expect, test } from "vitest";
import { asPlainText, visibleText } from "./visible-text";

test("ordinary text of any language stays one stretch", () => {
  for (const text of ["release 2.4.1", "결제 모듈 긴급 수정 🚑", "<b>x</b>", "می‌خواهم", "👩‍👩‍👧", "❤️"])
    expect(visibleText(text)).toEqual([{ kind: "text", text }]);
});

test("an override that would turn the rest of the line around is shown by its number", () => {
  expect(visibleText("safe\u202egpj.exe")).toEqual([
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

test("nothing comes of nothing", () => {
  expect(visibleText("")).toEqual([]);
});
