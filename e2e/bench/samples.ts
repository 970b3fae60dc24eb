/** Times in milliseconds. */
export type Samples = { median: number; p95: number };

/**
 * Times several ways of doing the same, each `samples` times after a tenth as many for warming up. They take turns, so
 * that whatever else the machine does meets them alike.
 */
export async function inTurns<Way extends string>(
  samples: number,
  ways: Record<Way, () => Promise<unknown>>,
): Promise<Record<Way, Samples>> {
  const names = Object.keys(ways) as Way[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Way, number[]>;
  const warmUps = Math.ceil(samples / 10);
  for (let turn = -warmUps; turn < samples; turn++) {
    for (const name of names) {
      const began = performance.now();
      await ways[name]();
      if (turn >= 0) times[name].push(performance.now() - began);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summary(times[name])])) as Record<Way, Samples>;
}

/** What many times (milliseconds) come to. */
export function summary(times: number[]): Samples {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
