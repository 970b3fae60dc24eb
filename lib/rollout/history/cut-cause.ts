import { type MaskedText, partOf } from "@/lib/contract/cluster-text";
const CAUSE_LENGTH = 240;

/** A change cause for a row of a list: at most 240 characters, by code points, so that none is cut in half. */
export function cutCause(text: MaskedText): MaskedText {
  return partOf(text, beginningOf);
}

function beginningOf(text: string): string {
  // A code point has at most two code units: the rest need not be looked at.
  const characters = Array.from(text.slice(0, 2 * CAUSE_LENGTH + 2));
  return characters.length > CAUSE_LENGTH ? `${characters.slice(0, CAUSE_LENGTH - 1).join("")}…` : text;
}
