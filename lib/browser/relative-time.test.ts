import { expect, test } from "vitest";
import { dayAndMinute, duration, exactTime, latestTime, relativeTime } from "./relative-time";

const now = Date.parse("2026-11-22T08:00:00Z");

test.each([
  ["2026-11-22T07:59:58Z", "just now"],
  ["2026-11-22T07:59:20Z", "40 s ago"],
  ["2026-11-22T07:46:00Z", "14 min ago"],
  ["2026-11-22T06:00:00Z", "2 h ago"],
  ["2026-11-19T07:00:00Z", "3 d ago"],
  ["2026-08-01T07:00:00Z", "3 mo ago"],
  ["2024-01-01T00:00:00Z", "2 y ago"],
])("%s is %s", (iso, said) => {
  expect(relativeTime(iso, now)).toBe(said);
});

test("a cluster whose clock runs ahead did something just now, not in the future", () => {
  expect(relativeTime("2026-11-22T08:03:00Z", now)).toBe("just now");
});

test("a unit is not rounded up to the next one", () => {
  expect(duration(59_999)).toBe("59 s");
  expect(duration(3_599_999)).toBe("59 min");
});

test("an exact time names the reader's own offset", () => {
  expect(exactTime("2026-11-19T14:02:31Z")).toBe("2026-11-19 19:47:31 +05:45");
  expect(dayAndMinute("2026-11-19T20:02:31Z")).toBe("2026-11-20 01:47");
});

test("a time that is an upper bound reads as one", () => {
  expect(latestTime("2026-11-22T07:20:00Z", now)).toBe("by 13:05");
  expect(latestTime("2026-11-19T20:02:31Z", now)).toBe("by 2026-11-20 01:47");
});
