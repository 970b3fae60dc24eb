import { type Amount, exactUnits, largestUnit, type TimeUnit } from "../time-units";

/** Read at a glance in every row; the abbreviations of Intl are longer, or `m` for both minutes and months. */
const UNITS: Record<TimeUnit, string> = { second: "s", minute: "min", hour: "h", day: "d", month: "mo", year: "y" };

const JUST_NOW_MS = 5_000;

/** A length of time in its largest unit, "14 min"; milliseconds go in. */
export function timeSpan(milliseconds: number): string {
  return amount(largestUnit(milliseconds));
}

/** A length of time that somebody has set, exactly: `90 s`, `2 min 30 s`, `3 d 12 h`; seconds go in. */
export function exactTimeSpan(seconds: number): string {
  return exactUnits(seconds).map(amount).join(" ");
}

/**
 * How long ago something was; milliseconds go in. The clocks of cluster and browser differ, so a time that has not come
 * yet is "just now" as well.
 */
export function timeAgo(milliseconds: number): string {
  return milliseconds < JUST_NOW_MS ? "just now" : `${timeSpan(milliseconds)} ago`;
}

function amount({ count, unit }: Amount): string {
  return `${count} ${UNITS[unit]}`;
}
