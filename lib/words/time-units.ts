/** The units in which lengths of time are told, whatever they are called. */
export type TimeUnit = "second" | "minute" | "hour" | "day" | "month" | "year";

const SECONDS = { second: 1, minute: 60, hour: 3_600, day: 86_400, month: 30 * 86_400, year: 365 * 86_400 } as const;

/** From how many seconds on a unit is the one that is told; days go on until there are two months. */
const FROM: readonly (readonly [TimeUnit, number])[] = [
  ["year", SECONDS.year],
  ["month", 2 * SECONDS.month],
  ["day", SECONDS.day],
  ["hour", SECONDS.hour],
  ["minute", SECONDS.minute],
];

/** So many of a unit. */
export type Amount = { count: number; unit: TimeUnit };

/** A length of time in its largest whole unit, never rounded up; milliseconds go in, and less than none is none. */
export function largestUnit(milliseconds: number): Amount {
  const seconds = Math.max(0, milliseconds / 1000);
  const unit = FROM.find(([, from]) => seconds >= from)?.[0] ?? "second";
  return { count: Math.floor(seconds / SECONDS[unit]), unit };
}

/**
 * A length of time that somebody has set, exactly, in the units that a person would use: 90 s, 2 min 30 s, 3 d 12 h. Days
 * begin with the second one: people say 24 hours of a deadline. Whole seconds go in.
 */
export function exactUnits(seconds: number): readonly Amount[] {
  const units = (["day", "hour", "minute", "second"] as const).filter(
    (unit) => unit === "second" || seconds >= 2 * SECONDS[unit],
  );
  const amounts: Amount[] = [];
  let left = seconds;
  for (const unit of units) {
    const count = unit === "second" ? left : Math.floor(left / SECONDS[unit]);
    left -= count * SECONDS[unit];
    if (count > 0) amounts.push({ count, unit });
  }
  return amounts.length === 0 ? [{ count: 0, unit: "second" }] : amounts;
}
