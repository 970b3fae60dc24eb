import { expect, test } from "vitest";
import { readFormerNumbers, readRevisionNumber } from "./revision-number";

test.each([
  ["7", 7n],
  ["007", 7n],
  ["+5", 5n],
  ["-1", -1n],
  ["0", 0n],
  ["9007199254740993", 9007199254740993n],
  ["9223372036854775807", 9223372036854775807n],
  ["-9223372036854775808", -9223372036854775808n],
  [`${"0".repeat(1000)}3`, 3n],
])("reads %s as the controller does", (text, value) => {
  expect(readRevisionNumber(text)).toEqual({ kind: "number", value });
});

test.each([
  "",
  " 1",
  "1 ",
  "1.0",
  "1e3",
  "0x10",
  "abc",
  "--1",
  "1_000",
  "٣",
  "9223372036854775808",
  "-9223372036854775809",
])("cannot read %j, and neither can the controller (T07)", (text) => {
  expect(readRevisionNumber(text)).toEqual({ kind: "unreadable", text });
});

test("a missing number is missing, not zero (T06)", () => {
  expect(readRevisionNumber(undefined)).toEqual({ kind: "missing" });
});

test("former numbers come oldest first, without repeats and without what cannot be read (T03)", () => {
  expect(readFormerNumbers("1,3,5")).toEqual([1n, 3n, 5n]);
  expect(readFormerNumbers("2,2,2, 4,,x,2")).toEqual([2n, 4n]);
  expect(readFormerNumbers(undefined)).toEqual([]);
});

test("a list of former numbers from before 2019, thousands of repeats long, is one number", () => {
  expect(readFormerNumbers("13,".repeat(100_000))).toEqual([13n]);
});
