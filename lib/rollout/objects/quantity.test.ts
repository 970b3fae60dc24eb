import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalQuantity, compareQuantities, isSameQuantity, parseQuantity, percentBetween } from "./quantity";

describe("the same amount, written differently", () => {
  test.each([
    ["1000m", "1"],
    ["1000m", 1],
    ["0.5", "500m"],
    [".5", "0.50"],
    ["1.", "1"],
    ["1Gi", "1024Mi"],
    ["1Gi", "1073741824"],
    ["1.5Gi", "1536Mi"],
    ["1k", "1000"],
    ["1e3", "1k"],
    ["1E3", "1k"],
    ["1E", "1000P"],
    ["1Ei", "1024Pi"],
    ["12e-1", "1200m"],
    ["1u", "1000n"],
    ["+2", "2"],
    ["-0", "0"],
    ["9007199254740993", 9007199254740993n],
  ])("%s is %s", (a, b) => {
    expect(isSameQuantity(a, b)).toBe(true);
  });
});

describe("different amounts", () => {
  test.each([
    ["1", "1m"],
    ["1M", "1Mi"],
    ["1G", "1Gi"],
    ["9007199254740993", "9007199254740992"],
    ["1", "-1"],
  ])("%s is not %s", (a, b) => {
    expect(isSameQuantity(a, b)).toBe(false);
  });
});

test.each(["", ".", "-", "1 Gi", "1gi", "Ki", "0x1", "1e", "1e1000", "1K", "1mi", "٣", "1".repeat(101)])(
  "%j is no quantity",
  (text) => {
    expect(parseQuantity(text)).toBeNull();
    expect(canonicalQuantity(text)).toBeNull();
  },
);

test("what cannot be read is the same only as itself", () => {
  expect(isSameQuantity("much", "much")).toBe(true);
  expect(isSameQuantity("much", "more")).toBe(false);
  expect(isSameQuantity("much", "1")).toBe(false);
});

test.each([
  ["256Mi", "512Mi", 100],
  ["512Mi", "256Mi", -50],
  ["100m", "1", 900],
  ["3", "4", 33],
  ["1", "1000m", 0],
  ["1", "0", -100],
])("from %s to %s is %i percent", (before, after, percent) => {
  expect(percentBetween(before, after)).toBe(percent);
});

test.each([
  ["0", "1"],
  ["much", "1"],
  ["1", undefined],
])("from %s to %s is no percentage", (before, after) => {
  expect(percentBetween(before, after)).toBeNull();
});

const quantity = fc
  .tuple(
    fc.integer({ min: -9999, max: 9999 }),
    fc.constantFrom("n", "u", "m", "", "k", "M", "G", "Ki", "Mi", "Gi", "e3", "E-2"),
  )
  .map(([digits, suffix]) => `${digits}${suffix}`);

test("canonical text, comparison and sameness never disagree", () => {
  fc.assert(
    fc.property(quantity, quantity, (a, b) => {
      const [one, other] = [parseQuantity(a), parseQuantity(b)];
      const order = one && other ? compareQuantities(one, other) : Number.NaN;
      expect(order === 0).toBe(isSameQuantity(a, b));
      expect(order === 0).toBe(canonicalQuantity(a) === canonicalQuantity(b));
      expect(other && one ? compareQuantities(other, one) : Number.NaN).toBe(order === 0 ? 0 : -order);
    }),
  );
});
