import { characterCode } from "./invisible-names";

/** A stretch of text as it is, or one character that would be invisible or would rearrange its neighbours. */
export type TextSegment = { kind: "text"; text: string } | CharacterMark;

/** What stands for such a character: a short sign or its number, before which its name stands with `byName`. */
export type CharacterMark = { kind: "mark"; character: string; sign: string; byName: boolean };

/**
 * How closely a text is read. `usual`: blanks of every width are blanks. `exact`, where two texts are compared: a blank that
 * is not the usual one has a sign, and signs come with names. `every`: so has each character of a text that nothing is visible of.
 */
export type Exactness = "usual" | "exact" | "every";

const SHORT: Record<string, string> = { "\n": "↵", "\t": "⇥", "\r": "␍", "\u001b": "␛" };

/** Joiners (U+200C, U+200D) and variation selectors stay: Persian and emoji are written with them. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0001}-\u{e007f}]/gu;
const ODD_BLANKS = new RegExp(`${INVISIBLE.source}|(?! )\\p{Zs}`, "gu");
const ANY = /[\s\S]/gu;
/** Nothing that can be seen, and not just a few blanks, whose width can. */
const NOTHING_VISIBLE = /^(?! {2,}$)[\p{Z}\p{Cc}\p{Cf}\p{Variation_Selector}]+$/u;

/** Splits text from a cluster into what may be shown as it is and what must be shown by a sign. */
export function visibleText(text: string, exactness: Exactness = "usual"): TextSegment[] {
  const every = exactness === "every" && NOTHING_VISIBLE.test(text);
  const marked = every ? ANY : exactness === "usual" ? INVISIBLE : ODD_BLANKS;
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    if (match.index > from) segments.push({ kind: "text", text: text.slice(from, match.index) });
    segments.push(markOf(match[0], exactness));
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: "text", text: text.slice(from) });
  return segments;
}

/** The text with signs instead of invisible characters, where only a string can go (a title, a label). */
export function asPlainText(text: string): string {
  return visibleText(text)
    .map((segment) => (segment.kind === "text" ? segment.text : segment.sign))
    .join("");
}

function markOf(character: string, exactness: Exactness): CharacterMark {
  const short = SHORT[character];
  const sign = short ?? characterCode(character);
  return { kind: "mark", character, sign, byName: short === undefined && exactness !== "usual" };
}
