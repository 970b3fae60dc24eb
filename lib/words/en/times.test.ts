import { expect, test } from "vitest";
import { exactTimeSpan, timeAgo, timeSpan } from "./times";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [2 * SECOND, "just now"],
  [40 * SECOND, "40 s ago"],
  [14 * MINUTE, "14 min ago"],
  [2 * HOUR, "2 h ago"],
  [3 * DAY + HOUR, "3 d ago"],
  [59 * DAY, "59 d ago"],
  [113 * DAY, "3 mo ago"],
  [1_056 * DAY, "2 y ago"],
])("%i ms ago is %s", (passed, words) => {
  expect(timeAgo(passed)).toBe(words);
});

test("a cluster whose clock runs ahead did something just now, not in the future", () => {
  expect(timeAgo(-3 * MINUTE)).toBe("just now");
});

test("a unit is not rounded up to the next one", () => {
  expect(timeSpan(59_999)).toBe("59 s");
  expect(timeSpan(3_599_999)).toBe("59 min");
  expect(timeSpan(-1)).toBe("0 s");
});

test.each([
  [0, "0 s"],
  [1, "1 s"],
  [90, "90 s"],
  [150, "2 min 30 s"],
  [600, "10 min"],
  [5_400, "90 min"],
  [7_200, "2 h"],
  [86_400, "24 h"],
  [90_000, "25 h"],
  [129_600, "36 h"],
  [172_800, "2 d"],
  [302_400, "3 d 12 h"],
])("%i seconds that somebody has set are %s", (seconds, words) => {
  expect(exactTimeSpan(seconds)).toBe(words);
});
