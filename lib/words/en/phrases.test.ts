import { expect, test } from "vitest";
import { capitalised, counted, enumerated, formatted, listed, plural } from "./phrases";

test("a number stands with the form of its noun, with separators for thousands", () => {
  expect([0, 1, 2, 12_345].map((count) => counted(count, "pod", "pods"))).toEqual([
    "0 pods",
    "1 pod",
    "2 pods",
    "12,345 pods",
  ]);
  expect([1, 3].map((count) => plural(count, "is", "are"))).toEqual(["is", "are"]);
});

test("names are listed, and of many the first with how many are left out", () => {
  expect(listed([])).toBe("");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b"])).toBe("a and b");
  expect(listed(["a", "b", "c", "d"])).toBe("a, b, c and d");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  expect(listed(["a", "b", "c", "d"], 3, 3)).toBe("a, b, c and 1 more");
});

test("only the first letter of a sentence becomes a capital", () => {
  expect(capitalised("node A is gone")).toBe("Node A is gone");
  expect(capitalised("")).toBe("");
});

test("things that go together have commas between them, and numbers their separators", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(enumerated)).toEqual(["", "a", "a, b", "a, b, c"]);
  expect(formatted(16_384)).toBe("16,384");
});
