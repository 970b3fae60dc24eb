const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** A length of time in its largest unit, "14 min"; milliseconds go in. */
export function duration(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.max(0, Math.floor(milliseconds / SECOND))} s`;
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} h`;
  if (milliseconds < 2 * MONTH) return `${Math.floor(milliseconds / DAY)} d`;
  if (milliseconds < YEAR) return `${Math.floor(milliseconds / MONTH)} mo`;
  return `${Math.floor(milliseconds / YEAR)} y`;
}

/**
 * How long ago an ISO time was, seen at `now` (milliseconds since the epoch). The clocks of cluster and browser differ,
 * so a time that has not come yet is "just now" as well.
 */
export function relativeTime(iso: string, now: number): string {
  const passed = now - Date.parse(iso);
  return passed < 5 * SECOND ? "just now" : `${duration(passed)} ago`;
}

/**
 * An ISO time that is only known not to have been later, in the reader's time zone: "by 14:02", with its day where that
 * is not the day of `now` (milliseconds since the epoch).
 */
export function latestTime(iso: string, now: number): string {
  const [day, minute] = dayAndMinute(iso).split(" ");
  const [today] = dayAndMinute(new Date(now).toISOString()).split(" ");
  return day === today ? `by ${minute}` : `by ${day} ${minute}`;
}

/** An ISO time to the second in the reader's time zone, with its offset: "2026-11-19 14:02:31 +05:45". */
export function exactTime(iso: string): string {
  const date = new Date(iso);
  const minutes = -date.getTimezoneOffset();
  const offset = `${minutes < 0 ? "−" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${dayAndMinute(iso)}:${two(date.getSeconds())} ${offset}`;
}

/** An ISO time to the minute in the reader's time zone: "2026-11-19 14:02". */
export function dayAndMinute(iso: string): string {
  const date = new Date(iso);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time of day of an ISO time to the second, in the reader's time zone: "14:02:31". */
export function timeOfDay(iso: string): string {
  const date = new Date(iso);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
}

const two = (value: number) => String(value).padStart(2, "0");
