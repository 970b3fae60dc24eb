const UNITS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/**
 * A length of time that somebody has set, exactly, in the units that a person would use: `90 s`, `10 min`, `24 h`, `2 min 30 s`,
 * `3 d 12 h`. Days begin with the second one: people say 24 hours of a deadline.
 */
export function secondsInWords(seconds: number): string {
  const begins = seconds >= 2 * 86_400 ? 0 : seconds >= 2 * 3_600 ? 1 : seconds >= 2 * 60 ? 2 : 3;
  const parts: string[] = [];
  let left = seconds;
  for (const [unit, size] of UNITS.slice(begins)) {
    const count = size === 1 ? left : Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.length === 0 ? "0 s" : parts.join(" ");
}
