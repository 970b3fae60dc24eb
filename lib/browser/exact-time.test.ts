import { expect, test } from "vitest";
import { dayAndMinute, exactTime, minuteOf } from "./exact-time";

const now = Date.parse("2026-11-22T08:00:00Z");

test("an exact time names the reader's own offset", () => {
  expect(exactTime("2026-11-19T14:02:31Z")).toBe("2026-11-19 19:47:31 +05:45");
  expect(dayAndMinute("2026-11-19T20:02:31Z")).toBe("2026-11-20 01:47");
});

test("a time of today is told without its day", () => {
  expect(minuteOf("2026-11-22T07:20:00Z", now)).toBe("13:05");
  expect(minuteOf("2026-11-19T20:02:31Z", now)).toBe("2026-11-20 01:47");
});
