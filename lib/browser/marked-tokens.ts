import { wordMarks } from "./word-marks";
import { type YamlToken, yamlTokens } from "./yaml-tokens";

export type MarkedToken = YamlToken & { changed: boolean };

/** The tokens of a line, cut where its words differ from `other`, the line of the other side that it stands against. */
export function markedTokens(text: string, other: string | null, look: "same" | "before" | "after"): MarkedToken[] {
  const tokens = yamlTokens(text);
  const marks = other === null ? null : look === "before" ? wordMarks(text, other) : wordMarks(other, text);
  if (!marks) return tokens.map((token) => ({ ...token, changed: false }));

  const segments = look === "before" ? marks.before : marks.after;
  const pieces: MarkedToken[] = [];
  let [segment, used] = [0, 0];
  for (const { kind, text: whole } of tokens) {
    let at = 0;
    while (at < whole.length) {
      const current = segments[segment];
      const length = current ? Math.min(current.text.length - used, whole.length - at) : whole.length - at;
      pieces.push({ kind, text: whole.slice(at, at + length), changed: current?.changed ?? false });
      at += length;
      used += length;
      if (current && used === current.text.length) [segment, used] = [segment + 1, 0];
    }
  }
  return pieces;
}
