import type { Place } from "@/lib/contract/template-diff";

const MOST = 3;
const SIDE_BY_SIDE = new Intl.ListFormat("en", { type: "unit" });

/** Where an entry stands now: "before migrate", "before HOST, PORT and after USER". */
export function placeWords({ before, after }: Place): string {
  const sides = [
    ["before", before],
    ["after", after],
  ] as const;
  return sides
    .filter(([, names]) => names.length > 0)
    .map(([side, names]) => `${side} ${listed(names)}`)
    .join(" and ");
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST;
  const shown = SIDE_BY_SIDE.format(names.slice(0, MOST));
  return rest > 0 ? `${shown} (+${rest} more)` : shown;
}
