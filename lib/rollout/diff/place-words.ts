import type { Place } from "@/lib/contract/template-diff";

const MOST = 3;

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
  return rest > 0 ? `${names.slice(0, MOST).join(", ")} (+${rest} more)` : names.join(", ");
}
