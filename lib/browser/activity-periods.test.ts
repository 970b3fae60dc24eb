import { expect, test } from "vitest";
import { anActivityEntry } from "@/lib/testing/activity-entry";
import { activityWords } from "@/lib/words/en/screens/activity";
import { activityInView, activityPeriods } from "./activity-periods";

const NOW = Date.parse("2026-01-10T12:00:00Z");
const ago = (name: string, minutes: number) =>
  anActivityEntry({ name, at: new Date(NOW - minutes * 60_000).toISOString() });
const names = (periods: ReturnType<typeof activityPeriods>) =>
  periods.map(({ period, entries }) => [activityWords.periods[period], entries.map((entry) => entry.name)]);

test("sorts entries by how long ago they were, and keeps their order", () => {
  const entries = [ago("a", -1), ago("b", 59), ago("c", 60), ago("d", 25 * 60), ago("e", 60 * 24 * 30)];
  expect(names(activityPeriods(entries, NOW))).toEqual([
    ["Last hour", ["a", "b"]],
    ["Last 24 hours", ["c"]],
    ["Last 7 days", ["d"]],
    ["Earlier", ["e"]],
  ]);
});

test("that nothing changed in the last hour is an answer; other stretches are left out when empty", () => {
  expect(names(activityPeriods([ago("a", 90)], NOW))).toEqual([
    ["Last hour", []],
    ["Last 24 hours", ["a"]],
  ]);
});

test("the filter wants every word, wherever it stands", () => {
  const rollback = {
    from: "3",
    fromUid: null,
    by: "alice",
    at: "2026-01-01T12:00:00Z",
    reason: "checkout answers 500",
  };
  const entries = [anActivityEntry({ name: "checkout", rollback }), anActivityEntry({ name: "cart", by: "helm" })];
  expect(activityInView(entries, "ALICE 500").map(({ name }) => name)).toEqual(["checkout"]);
  expect(activityInView(entries, "helm image").map(({ name }) => name)).toEqual(["cart"]);
  expect(activityInView(entries, " ")).toHaveLength(2);
  expect(activityInView(entries, "helm alice")).toEqual([]);
});
