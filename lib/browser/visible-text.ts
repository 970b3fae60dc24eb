/** A stretch of text as it is, or one character that would be invisible or would rearrange its neighbours. */
export type TextSegment = { kind: "text"; text: string } | { kind: "mark"; sign: string; means: string };

const NAMED: Record<string, { sign: string; means: string }> = {
  "\n": { sign: "↵", means: "line break" },
  "\t": { sign: "⇥", means: "tab" },
  "\r": { sign: "␍", means: "carriage return" },
  "\u001b": { sign: "␛", means: "escape" },
  "\u00ad": { sign: "U+00AD", means: "soft hyphen" },
  "\u200b": { sign: "U+200B", means: "zero width space" },
  "\u202e": { sign: "U+202E", means: "right-to-left override" },
  "\u202d": { sign: "U+202D", means: "left-to-right override" },
  "\ufeff": { sign: "U+FEFF", means: "byte order mark" },
};

/** Joiners (U+200C, U+200D) and variation selectors stay: Persian and emoji are written with them. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0001}-\u{e007f}]/gu;

/** Splits text from a cluster into what may be shown as it is and what must be shown by a sign. */
export function visibleText(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    if (match.index > from) segments.push({ kind: "text", text: text.slice(from, match.index) });
    segments.push({ kind: "mark", ...signOf(match[0]) });
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

function signOf(character: string): { sign: string; means: string } {
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return NAMED[character] ?? { sign: point, means: "control character" };
}
