import type { Revision } from "@/lib/contract/rollout";
import type { ScreenWords } from "@/lib/words/screen-words";
import { asPlainText } from "./visible-text";

/**
 * With what a revision is compared, where that is not simply the one below it: a predecessor that has another number by
 * now, or one that did not precede it because what did is gone. Null where there is nothing to say. `predecessor` is the
 * revision that it names, if any.
 */
export function predecessorWords(
  { goneBetween, predecessorNumber }: Pick<Revision, "goneBetween" | "predecessorNumber">,
  predecessor: Pick<Revision, "number" | "name"> | undefined,
  words: Pick<ScreenWords["rollout"]["timeline"], "compared" | "allGone">,
): string | null {
  if (!predecessor) return goneBetween.length === 0 ? null : words.allGone(goneBetween);
  const then = predecessorNumber === predecessor.number ? null : predecessorNumber;
  if (then === null && goneBetween.length === 0) return null;
  return words.compared(predecessor.number ?? asPlainText(predecessor.name), then, goneBetween);
}
