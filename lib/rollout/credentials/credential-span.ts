import type { MaskedValue } from "@/lib/contract/template-diff";

/** Where in a text a credential stands, from `start` up to but not including `end`, and what gave it away. */
export type CredentialSpan = { start: number; end: number; why: MaskedValue["why"] };

/** What overlaps is one; what gave it away is what begins first, and of those the longest. */
export function withoutOverlap(spans: readonly CredentialSpan[]): CredentialSpan[] {
  const merged: CredentialSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
