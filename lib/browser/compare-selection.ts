import type { Revision, Rollout } from "@/lib/contract/rollout";
import { LIVE } from "@/lib/contract/live";

export const COMPARE_VIEWS = ["changes", "yaml", "template"] as const;
export type CompareView = (typeof COMPARE_VIEWS)[number];

/** What an address or a person asks for; null is what nobody said. `revision` is whose whole template is wanted. */
export type AskedComparison = {
  from: string | null;
  to: string | null;
  revision: string | null;
  view: CompareView | null;
};

/** Both sides: a revision's uid or `live`. Without a left side there is nothing to compare with. */
export type Comparison = { from: string | null; to: string };

type RolloutHistory = Pick<Rollout, "revisions" | "suggested">;

/** What a query string asks for; whatever it does not know counts as not said. */
export function askedBy(search: URLSearchParams): AskedComparison {
  return {
    from: search.get("from"),
    to: search.get("to"),
    revision: search.get("revision"),
    view: COMPARE_VIEWS.find((known) => known === search.get("view")) ?? null,
  };
}

/** Writes into a query string what was asked for, and leaves the rest of it alone. */
export function writeAsked(search: URLSearchParams, asked: AskedComparison): void {
  for (const name of ["from", "to", "revision", "view"] as const) {
    const value = asked[name];
    if (value === null) search.delete(name);
    else search.set(name, value);
  }
}

/**
 * The two sides that are meant. Nobody said: what the proposed undo would take back, from its target to the live
 * template. Only the right side was said: what that revision changed against the one that ran before it.
 */
export function comparisonOf(history: RolloutHistory, { from, to, revision }: AskedComparison): Comparison {
  const { suggested } = history;
  const proposed = { from: suggested.kind === "revision" ? suggested.uid : null, to: LIVE };
  if (from !== null) return { from, to: to ?? LIVE };
  if (to !== null && to !== LIVE) return { from: predecessorOf(history, to) ?? proposed.from, to };
  return revision === null ? proposed : pickSide(history, proposed, "from", revision);
}

/** The revision that a side means: for `live` the current one, undefined where no revision has the live template. */
export function revisionAt({ revisions }: Pick<Rollout, "revisions">, side: string | null): Revision | undefined {
  return side === LIVE ? revisions.find(({ current }) => current) : revisions.find(({ uid }) => uid === side);
}

/** The sides that this rollout does not have (any more). */
export function unknownSides(history: Pick<Rollout, "revisions">, { from, to }: Comparison): string[] {
  return [from, to].filter((side) => side !== null).filter((side) => side !== LIVE && !revisionAt(history, side));
}

/**
 * The comparison after somebody chose one of its sides. A revision compared with itself would say nothing, so choosing
 * what already is the other side shows what that revision changed, or turns the comparison round where it is the oldest.
 */
export function pickSide(
  history: RolloutHistory,
  comparison: Comparison,
  side: "from" | "to",
  picked: string,
): Comparison {
  const other = side === "from" ? comparison.to : comparison.from;
  if (other === null || !isSameSide(history, picked, other)) return { ...comparison, [side]: picked };
  const predecessor = predecessorOf(history, picked);
  if (predecessor !== null) return { from: predecessor, to: picked };
  return comparison.from === null ? comparison : swapped(comparison);
}

/** The same comparison in the other direction. */
export function swapped({ from, to }: Comparison): Comparison {
  return from === null ? { from, to } : { from: to, to: from };
}

function isSameSide(history: RolloutHistory, one: string, other: string): boolean {
  return one === other || (revisionAt(history, one)?.uid ?? one) === (revisionAt(history, other)?.uid ?? other);
}

function predecessorOf(history: RolloutHistory, side: string): string | null {
  return revisionAt(history, side)?.predecessor ?? null;
}
