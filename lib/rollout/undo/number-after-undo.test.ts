import { expect, test } from "vitest";
import { aRevision } from "@/lib/testing/rollout-value";
import { numberAfterUndo } from "./number-after-undo";

const revisions = (...numbers: (string | null)[]) => numbers.map((number) => aRevision({ number }));

test("a revision that is rolled back to moves one above the highest", () => {
  expect(numberAfterUndo(revisions("3", "2", "1"), "rs-2")).toBe("4");
});

test("the highest of all keeps its number, as the controller leaves it", () => {
  expect(numberAfterUndo(revisions("9", "7"), "rs-9")).toBe("9");
});

test("a revision without number gets one", () => {
  expect(numberAfterUndo(revisions("2", null), "rs-null")).toBe("3");
});

test("numbers beyond the range of doubles stay exact", () => {
  expect(numberAfterUndo(revisions("9007199254740993", "1"), "rs-1")).toBe("9007199254740994");
});

test("a revision whose number cannot be read is never renumbered", () => {
  expect(numberAfterUndo([aRevision({ number: null, unreadable: "abc" }), aRevision()], "rs-null")).toBeNull();
});

test("a revision that is gone becomes nothing", () => {
  expect(numberAfterUndo(revisions("1"), "rs-9")).toBeNull();
});

test("a new ReplicaSet is numbered above all that are there, readable or not", () => {
  expect(numberAfterUndo(revisions("3", "9", "1"), null)).toBe("10");
  expect(numberAfterUndo([aRevision({ number: null, unreadable: "abc" })], null)).toBe("1");
});
