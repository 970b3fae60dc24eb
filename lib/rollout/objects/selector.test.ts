import { describe, expect, test } from "vitest";
import type { LabelSelector } from "./objects";
import { matchesSelector, selectorText } from "./selector";

const EVERY_OPERATOR: LabelSelector = {
  matchLabels: { x: "1", app: "web" },
  matchExpressions: [
    { key: "tier", operator: "In", values: ["b", "a"] },
    { key: "y", operator: "NotIn", values: ["q"] },
    { key: "z", operator: "DoesNotExist" },
    { key: "app", operator: "Exists" },
    { key: "one", operator: "In", values: ["solo"] },
  ],
};

test("writes a selector as kubectl 1.32 was seen to send it", () => {
  expect(selectorText(EVERY_OPERATOR)).toBe("app=web,app,one in (solo),tier in (a,b),x=1,y notin (q),!z");
});

test("writes nothing but the labels where there are no expressions", () => {
  expect(selectorText({ matchLabels: { "app.kubernetes.io/name": "web" } })).toBe("app.kubernetes.io/name=web");
});

describe("selects the objects that kubectl finds (T15)", () => {
  const labels = { app: "web", x: "1", tier: "a", one: "solo" };
  test.each<[string, Record<string, string> | undefined, boolean]>([
    ["all requirements met", labels, true],
    ["a label has another value", { ...labels, x: "2" }, false],
    ["In: not among the values", { ...labels, tier: "c" }, false],
    ["NotIn: another value", { ...labels, y: "other" }, true],
    ["NotIn: the value", { ...labels, y: "q" }, false],
    ["DoesNotExist: exists", { ...labels, z: "" }, false],
    ["no labels at all", undefined, false],
  ])("%s", (_name, given, expected) => {
    expect(matchesSelector(EVERY_OPERATOR, given)).toBe(expected);
  });

  test("names every object inherits are no labels", () => {
    const selector = { matchExpressions: [{ key: "constructor", operator: "Exists" }] };
    expect(matchesSelector(selector, {})).toBe(false);
    expect(matchesSelector(selector, { constructor: "x" })).toBe(true);
  });
});

test("an operator nobody knows selects nothing", () => {
  expect(matchesSelector({ matchExpressions: [{ key: "app", operator: "Gt", values: ["1"] }] }, { app: "2" })).toBe(
    false,
  );
});
