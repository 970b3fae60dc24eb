import { expect, test } from "vitest";
import { aRolloutSummary } from "@/lib/testing/rollout-summary";
import { nextSort, sortedRollouts } from "./sorted-rollouts";

const rollouts = [
  aRolloutSummary({ name: "b", revision: "10" }),
  aRolloutSummary({ name: "none", revision: null }),
  aRolloutSummary({ name: "a", revision: "9" }),
  aRolloutSummary({ name: "c", revision: "10" }),
];
const names = (sort: Parameters<typeof sortedRollouts>[1]) => sortedRollouts(rollouts, sort).map(({ name }) => name);

test("rollouts come by the value of a column, equal ones as they came, and those without one last", () => {
  expect(names({ column: "revision", descending: false })).toEqual(["a", "b", "c", "none"]);
  expect(names({ column: "revision", descending: true })).toEqual(["b", "c", "a", "none"]);
  expect(names({ column: "name", descending: true })).toEqual(["none", "c", "b", "a"]);
});

test("without a chosen order they stay as they came", () => {
  expect(names(null)).toEqual(["b", "none", "a", "c"]);
});

test("a heading sorts by its column, then the other way round, then not at all", () => {
  const first = nextSort("age", { column: "name", descending: true });
  expect(first).toEqual({ column: "age", descending: false });
  const second = nextSort("age", first);
  expect(second).toEqual({ column: "age", descending: true });
  expect(nextSort("age", second)).toBeNull();
});
