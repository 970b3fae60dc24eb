import type { Revision } from "@/lib/contract/rollout";
import { asPlainText } from "./visible-text";

/**
 * With what a revision is compared, where that is not simply the one below it: a predecessor that has another number by
 * now, or one that did not precede it because what did is gone. Null where there is nothing to say. `predecessor` is the
 * revision that it names, if any.
 */
export function predecessorWords(
  { goneBetween, predecessorNumber }: Pick<Revision, "goneBetween" | "predecessorNumber">,
  predecessor: Pick<Revision, "number" | "name"> | undefined,
): string | null {
  const { numbers, several } = goneWords(goneBetween);
  if (!predecessor) {
    if (numbers === "") return null;
    return `${several ? "Revisions" : "Revision"} ${numbers}, which ran before it, ${several ? "are" : "is"} no longer there.`;
  }
  const wasOther = predecessorNumber !== null && predecessorNumber !== predecessor.number;
  const name = (predecessor.number ?? asPlainText(predecessor.name)) + (wasOther ? `, then ${predecessorNumber}` : "");
  if (numbers !== "") {
    return `Compared with ${name}, the nearest that is still there; ${numbers} between ${several ? "are" : "is"} gone.`;
  }
  return wasOther ? `Compared with ${name}.` : null;
}

/** "3", "2 and 3", "2 to 4", "2, 5 and 7 to 9". */
function goneWords(gone: Revision["goneBetween"]): { numbers: string; several: boolean } {
  const parts = gone.flatMap(({ first, last }) => {
    if (first === last) return [first];
    return BigInt(last) - BigInt(first) === 1n ? [first, last] : [`${first} to ${last}`];
  });
  const numbers = parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${String(parts.at(-1))}`;
  return { numbers, several: parts.length > 1 || gone.some(({ first, last }) => first !== last) };
}
