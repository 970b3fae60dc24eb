const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** The time between two moments in its largest whole unit, whichever comes first: `2 d`, `5 min`, `0 s`. */
export function durationWords(from: string, to: string): string {
  const seconds = Math.round(Math.abs(Date.parse(to) - Date.parse(from)) / 1000);
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? ["s", 1];
  return `${Math.floor(seconds / size)} ${unit}`;
}
