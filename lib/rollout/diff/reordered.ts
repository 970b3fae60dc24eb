/** Whether two lists hold the same entries in another order. */
export function isReordered(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  const [one, other] = [before.map(textOf).toSorted(), after.map(textOf).toSorted()];
  return one.every((text, place) => text === other[place]);
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? String(field) : field)) ?? "";
}
