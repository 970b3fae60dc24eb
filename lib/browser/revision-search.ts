import type { Revision } from "@/lib/contract/rollout";

/**
 * The revisions that a search means. Digits mean a number, present or former, so that "2" finds 4 "formerly 2" and not
 * every cause with a 2 in it; anything else is looked for in causes, images, names and changes.
 */
export function searchRevisions(revisions: readonly Revision[], search: string): Revision[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return revisions.filter((revision) => words.every((word) => matches(revision, word)));
}

function matches(revision: Revision, word: string): boolean {
  if (/^[+-]?\d+$/.test(word)) return revision.number === word || revision.formerly.includes(word);
  const { name, changeCause, ownCause, images, changes, unreadable } = revision;
  const text = [name, changeCause, ownCause, unreadable, ...images, ...changes.map((change) => change.text)]
    .join("\n")
    .toLowerCase();
  return text.includes(word);
}
