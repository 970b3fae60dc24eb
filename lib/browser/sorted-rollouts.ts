import type { RolloutSummary } from "@/lib/contract/rollout";
import { compareSortValues, type ListView, sortValueOf } from "./list-view";

/** The rollouts in the order that was chosen, those without a value last in both directions; as they come where none was. */
export function sortedRollouts(rollouts: readonly RolloutSummary[], sort: ListView["sort"]): RolloutSummary[] {
  if (!sort) return [...rollouts];
  const direction = sort.descending ? -1 : 1;
  return rollouts
    .map((rollout) => ({ rollout, value: sortValueOf(rollout, sort.column) }))
    .toSorted(({ value: a }, { value: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
      return direction * compareSortValues(a, b);
    })
    .map(({ rollout }) => rollout);
}

/** The order that the next press of a column's heading asks for: ascending, descending, then none. */
export function nextSort(column: NonNullable<ListView["sort"]>["column"], sort: ListView["sort"]): ListView["sort"] {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
