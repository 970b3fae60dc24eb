import type { RolloutSummary } from "@/lib/contract/rollout";
import { groupOf, needsAttention, ROLLOUT_GROUPS } from "@/lib/rollout/state/lead";

export const LIST_COLUMNS = [
  "state",
  "namespace",
  "name",
  "ready",
  "updated",
  "available",
  "revision",
  "images",
  "changed",
  "age",
  "cause",
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

export const LIST_DRAWERS = ["all", "attention", "rolling", "paused"] as const;
export type ListDrawer = (typeof LIST_DRAWERS)[number];

/** What a person has chosen to see of the list; the URL carries it, so that a link shows the same. */
export type ListView = {
  filter: string;
  drawer: ListDrawer;
  /** Null: what needs attention first, then by name. */
  sort: { column: ListColumn; descending: boolean } | null;
};

/** The view that a query string names; whatever it does not know counts as not said. */
export function listViewOf(search: URLSearchParams): ListView {
  const sort = search.get("sort") ?? "";
  const column = LIST_COLUMNS.find((known) => known === sort.replace(/^-/, ""));
  return {
    filter: search.get("filter") ?? "",
    drawer: LIST_DRAWERS.find((known) => known === search.get("show")) ?? "all",
    sort: column ? { column, descending: sort.startsWith("-") } : null,
  };
}

/** The query string that names a view, with its question mark, empty for the view that nobody chose. */
export function toSearch({ filter, drawer, sort }: ListView): string {
  const search = new URLSearchParams();
  if (filter) search.set("filter", filter);
  if (drawer !== "all") search.set("show", drawer);
  if (sort) search.set("sort", (sort.descending ? "-" : "") + sort.column);
  return search.size > 0 ? `?${search}` : "";
}

/** How many rollouts each drawer would show. */
export function countDrawers(rollouts: readonly RolloutSummary[]): Record<ListDrawer, number> {
  const counts: Record<ListDrawer, number> = { all: 0, attention: 0, rolling: 0, paused: 0 };
  for (const rollout of rollouts) {
    for (const drawer of LIST_DRAWERS) if (isIn(rollout, drawer)) counts[drawer] += 1;
  }
  return counts;
}

/** What is paused is there as well where it needs attention. */
function isIn({ state }: RolloutSummary, drawer: ListDrawer): boolean {
  switch (drawer) {
    case "all":
      return true;
    case "attention":
      return needsAttention(state);
    case "rolling":
      return groupOf(state) === "rolling";
    case "paused":
      return state.pause !== null && state.lead.kind !== "deleting";
  }
}

/** The order that nobody chose: what needs attention first, then what moves, what is paused, and the rest by name. */
export function byUrgency(rollouts: readonly RolloutSummary[]): RolloutSummary[] {
  return rollouts.toSorted(compareUrgency);
}

/** The rollouts of a view, in their order. Every word of the filter has to be found somewhere in the row. */
export function rolloutsInView(rollouts: readonly RolloutSummary[], view: ListView): RolloutSummary[] {
  const words = view.filter.toLowerCase().split(/\s+/).filter(Boolean);
  return rollouts
    .filter((rollout) => isIn(rollout, view.drawer))
    .filter((rollout) => words.length === 0 || matches(rollout, words));
}

/** The first of those in view as the list shows them: they come in the order that nobody chose. */
export function firstInView(shown: readonly RolloutSummary[], sort: ListView["sort"]): RolloutSummary | undefined {
  if (!sort) return shown[0];
  return shown.reduce<RolloutSummary | undefined>((first, one) => {
    if (!first) return one;
    const [a, b] = [sortValueOf(one, sort.column), sortValueOf(first, sort.column)];
    if (a === undefined || b === undefined) return b === undefined && a !== undefined ? one : first;
    const order = compareSortValues(a, b);
    return (sort.descending ? order > 0 : order < 0) ? one : first;
  }, undefined);
}

function matches({ namespace, name, images, changeCause }: RolloutSummary, words: readonly string[]): boolean {
  const text = [namespace, name, ...images, changeCause ?? ""].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

function compareUrgency(a: RolloutSummary, b: RolloutSummary): number {
  const urgency = ROLLOUT_GROUPS.indexOf(groupOf(a.state)) - ROLLOUT_GROUPS.indexOf(groupOf(b.state));
  return urgency || compareNames(a.namespace, b.namespace) || compareNames(a.name, b.name);
}

const names = new Intl.Collator("en", { numeric: true });
const compareNames = (a: string, b: string) => names.compare(a, b);

/** What a column sorts by, ascending; undefined sorts last in both directions. */
export function sortValueOf(rollout: RolloutSummary, column: ListColumn): string | number | bigint | undefined {
  switch (column) {
    case "state":
      return ROLLOUT_GROUPS.indexOf(groupOf(rollout.state));
    case "namespace":
      return rollout.namespace;
    case "name":
      return rollout.name;
    case "ready":
      return rollout.replicas.ready;
    case "updated":
      return rollout.replicas.updated;
    case "available":
      return rollout.replicas.available;
    case "revision":
      return /^[+-]?\d+$/.test(rollout.revision ?? "") ? BigInt((rollout.revision ?? "").replace("+", "")) : undefined;
    case "images":
      return rollout.images[0];
    case "changed":
      return rollout.changedAt === null ? undefined : -Date.parse(rollout.changedAt);
    case "age":
      return -Date.parse(rollout.createdAt);
    case "cause":
      return rollout.changeCause ?? undefined;
  }
}

/** Compares two values of one column. */
export function compareSortValues(a: string | number | bigint, b: string | number | bigint): number {
  if (typeof a === "string" && typeof b === "string") return compareNames(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}
