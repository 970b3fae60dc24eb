import type { ActivityEntry } from "@/lib/contract/activity";

const HOUR_MS = 3_600_000;

/** Entries of one stretch of time, newest first. */
export type ActivityPeriod = { name: string; entries: ActivityEntry[] };

const PERIODS: readonly [name: string, upToMs: number][] = [
  ["Last hour", HOUR_MS],
  ["Last 24 hours", 24 * HOUR_MS],
  ["Last 7 days", 7 * 24 * HOUR_MS],
  ["Earlier", Number.POSITIVE_INFINITY],
];

/** The entries by how long ago they were at `now` (milliseconds since the epoch). The last hour is told even if it is empty. */
export function activityPeriods(entries: readonly ActivityEntry[], now: number): ActivityPeriod[] {
  const found = new Map<string, ActivityEntry[]>(PERIODS.map(([name]) => [name, []]));
  for (const entry of entries) {
    const age = now - Date.parse(entry.at);
    const name = PERIODS.find(([, upTo]) => age < upTo)?.[0];
    if (name !== undefined) found.get(name)?.push(entry);
  }
  return [...found]
    .filter(([name, some]) => name === "Last hour" || some.length > 0)
    .map(([name, some]) => ({ name, entries: some }));
}

/** The entries in which every word of the filter is found: name, namespace, images, causes, changes, who. */
export function activityInView(entries: readonly ActivityEntry[], filter: string): ActivityEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries.filter(({ namespace, name, images, changeCause, changes, by, rollback }) => {
    const said = [namespace, name, ...images, changeCause, ...changes, by, rollback?.by, rollback?.reason];
    const text = said.filter(Boolean).join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
