import { expect, test } from "vitest";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { aRolloutSummary } from "@/lib/testing/rollout-summary";
import {
  byUrgency,
  compareSortValues,
  countDrawers,
  firstInView,
  type ListColumn,
  type ListView,
  listViewOf,
  rolloutsInView,
  sortValueOf,
  toSearch,
} from "./list-view";

const everything: ListView = { filter: "", drawer: "all", sort: null };
const namesOf = (rollouts: readonly RolloutSummary[]) => rollouts.map(({ name }) => name);

test("a view survives the way through the URL", () => {
  for (const view of [
    everything,
    { filter: "결제 a&b=c", drawer: "attention", sort: { column: "changed", descending: true } },
    { filter: "", drawer: "paused", sort: { column: "name", descending: false } },
  ] satisfies ListView[])
    expect(listViewOf(new URLSearchParams(toSearch(view)))).toEqual(view);
});

test("the view that nobody chose leaves the URL clean", () => {
  expect(toSearch(everything)).toBe("");
});

test("a query string with unknown words shows everything", () => {
  expect(listViewOf(new URLSearchParams("?show=secrets&sort=-password&x=1"))).toEqual(everything);
});

test("what needs attention comes first, then what moves, what is paused, and the rest by name", () => {
  const rollouts = [
    aRolloutSummary({ name: "web-10" }),
    aRolloutSummary({ name: "web-9" }),
    aRolloutSummary({ name: "cart", lead: "paused" }),
    aRolloutSummary({ name: "search", lead: "rolling-out" }),
    aRolloutSummary({ name: "checkout", lead: "stalled" }),
  ];

  expect(namesOf(byUrgency(rollouts))).toEqual(["checkout", "search", "cart", "web-9", "web-10"]);
});

test("the list that was handed in keeps its order", () => {
  const rollouts = [aRolloutSummary({ name: "b" }), aRolloutSummary({ name: "a" })];
  byUrgency(rollouts);
  expect(namesOf(rollouts)).toEqual(["b", "a"]);
});

test("every word of the filter has to be found, in name, namespace, image or cause", () => {
  const rollouts = [
    aRolloutSummary({ name: "checkout", images: ["registry.local/pay:2.4"], changeCause: "Release 2.4" }),
    aRolloutSummary({ name: "cart", namespace: "ops", changeCause: "결제 모듈" }),
  ];
  const found = (filter: string) => namesOf(rolloutsInView(rollouts, { ...everything, filter }));

  expect(found("PAY")).toEqual(["checkout"]);
  expect(found("check release")).toEqual(["checkout"]);
  expect(found("check ops")).toEqual([]);
  expect(found("결제")).toEqual(["cart"]);
  expect(found("  ")).toHaveLength(2);
});

test("drawers count what they would show", () => {
  const rollouts = [
    aRolloutSummary({ name: "a", lead: "stalled" }),
    aRolloutSummary({ name: "b", lead: "unavailable" }),
    aRolloutSummary({ name: "c", lead: "not-observed" }),
    aRolloutSummary({ name: "d", lead: "paused-with-change" }),
    aRolloutSummary({ name: "e" }),
  ];
  const counts = countDrawers(rollouts);

  expect(counts).toEqual({ all: 5, attention: 2, rolling: 1, paused: 1 });
  for (const drawer of ["all", "attention", "rolling", "paused"] as const)
    expect(rolloutsInView(rollouts, { ...everything, drawer })).toHaveLength(counts[drawer]);
});

const order = (column: ListColumn, rollouts: RolloutSummary[]) =>
  namesOf(rollouts.toSorted((a, b) => compareSortValues(sortValueOf(a, column) ?? "", sortValueOf(b, column) ?? "")));

test.each([
  [null, "b"],
  [{ column: "name", descending: false }, "a"],
  [{ column: "name", descending: true }, "c"],
  [{ column: "cause", descending: false }, "c"],
  [{ column: "cause", descending: true }, "a"],
] as const)("the first in view, sorted by %j, is %s", (sort, first) => {
  const rollouts = [
    aRolloutSummary({ name: "b", changeCause: null }),
    aRolloutSummary({ name: "a", changeCause: "zebra" }),
    aRolloutSummary({ name: "c", changeCause: "apple" }),
  ];
  expect(firstInView(rollouts, sort)?.name).toBe(first);
  expect(firstInView([], sort)).toBeUndefined();
});

test("revisions sort as numbers, beyond what a double can hold", () => {
  const rollouts = [
    aRolloutSummary({ name: "big", revision: "9007199254740993" }),
    aRolloutSummary({ name: "less", revision: "9007199254740992" }),
    aRolloutSummary({ name: "nine", revision: "9" }),
    aRolloutSummary({ name: "ten", revision: "10" }),
  ];
  expect(order("revision", rollouts)).toEqual(["nine", "ten", "less", "big"]);
});

test("a revision that cannot be read has no place among the numbers", () => {
  expect(sortValueOf(aRolloutSummary({ revision: "abc" }), "revision")).toBeUndefined();
  expect(sortValueOf(aRolloutSummary({ revision: null }), "revision")).toBeUndefined();
});

test("changed and age begin with the latest", () => {
  const rollouts = [
    aRolloutSummary({ name: "old", changedAt: "2026-01-01T00:00:00Z", createdAt: "2025-01-01T00:00:00Z" }),
    aRolloutSummary({ name: "new", changedAt: "2026-11-01T00:00:00Z", createdAt: "2026-10-01T00:00:00Z" }),
  ];
  expect(order("changed", rollouts)).toEqual(["new", "old"]);
  expect(order("age", rollouts)).toEqual(["new", "old"]);
});
