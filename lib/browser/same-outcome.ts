import type { UndoPreview } from "@/lib/contract/undo";

/**
 * Whether two previews tell a person the same, so that a yes to one is a yes to the other. Another reason makes other
 * bytes and another `confirm`, and names other annotations beside; neither changes what runs. What gives way for
 * want of room is another outcome: somebody agreed to what would be noted, too.
 */
export function isSameOutcome(one: UndoPreview, other: UndoPreview): boolean {
  return JSON.stringify(outcomeOf(one)) === JSON.stringify(outcomeOf(other));
}

function outcomeOf({ verdict, changes, reuse, becomes, pods, outage, stays, gaveWay }: UndoPreview) {
  return [verdict.kind, changes, reuse, becomes, pods, outage, stays, gaveWay];
}
