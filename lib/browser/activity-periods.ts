import type { ActivityEntry } from "@/lib/contract/activity";

const HOUR_MS = 3_600_000;

/** Stretches of time, each up to where the one before it ends. */
export type Period = "lastHour" | "lastDay" | "lastWeek" | "earlier";

/** Entries of one stretch of time, newest first. */
export type ActivityPeriod = { period: Period; entries: ActivityEntry[] };

const PERIODS: readonly [period: Period, upToMs: number][] = [
  ["lastHour", HOUR_MS],
  ["lastDay", 24 * HOUR_MS],
  ["lastWeek", 7 * 24 * HOUR_MS],
  ["earlier", Number.POSITIVE_INFINITY],
];

/** The entries by how long ago they were at `now` (milliseconds since the epoch). The last hour is told even if it is empty. */
export function activityPeriods(entries: readonly ActivityEntry[], now: number): ActivityPeriod[] {
  const found = new Map<Period, ActivityEntry[]>(PERIODS.map(([period]) => [period, []]));
  for (const entry of entries) {
    const age = now - Date.parse(entry.at);
    const period = PERIODS.find(([, upTo]) => age < upTo)?.[0];
    if (period !== undefined) found.get(period)?.push(entry);
  }
  return [...found]
    .filter(([period, some]) => period === "lastHour" || some.length > 0)
    .map(([period, some]) => ({ period, entries: some }));
}

/** The entries in which every word of the filter is found: name, namespace, images, causes, changes, who. */
export function activityInView(entries: readonly ActivityEntry[], filter: string): ActivityEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries.filter(({ namespace, name, images, changeCause, changes, by, rollback }) => {
    const said = [
      namespace,
      name,
      ...images,
      changeCause,
      ...changes.map((change) => change.text),
      by,
      rollback?.by,
      rollback?.reason,
    ];
    const text = said.filter(Boolean).join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
