/** An ISO time to the minute in the reader's time zone, with its day only where that is not the day of `now`. */
export function minuteOf(iso: string, now: number): string {
  const [day, minute = ""] = dayAndMinute(iso).split(" ");
  const [today] = dayAndMinute(new Date(now).toISOString()).split(" ");
  return day === today ? minute : dayAndMinute(iso);
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
