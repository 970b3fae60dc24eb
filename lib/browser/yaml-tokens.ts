/** A stretch of a line of YAML by what it is. */
export type YamlToken = { kind: "key" | "text" | "literal" | "sign" | "comment" | "mask"; text: string };

const LINE = /^(\s*(?:- +)*)((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#][^#]*?)(?=:(?:\s|$)))?(:)?(.*)$/s;
const LITERAL = /^(true|false|null|~|[-+]?(\d[\d_]*)(\.\d+)?([eE][-+]?\d+)?|\[\]|\{\}|[|>][-+\d]*)$/;

/**
 * The tokens of one line of block-style YAML, in order; together they are the line. Lines are read one by one, so a line
 * of a multi-line text that looks like a key is coloured as one.
 */
export function yamlTokens(line: string): YamlToken[] {
  const [, indent = "", key, colon, rest = ""] = LINE.exec(line) ?? [];
  const isPair = key !== undefined && colon !== undefined;
  const tokens: YamlToken[] = [{ kind: "sign", text: indent }];
  if (isPair) tokens.push({ kind: "key", text: key }, { kind: "sign", text: colon });
  const value = isPair ? rest : line.slice(indent.length);
  return [...tokens, ...valueTokens(value)].filter(({ text }) => text !== "");
}

function valueTokens(value: string): YamlToken[] {
  const space = /^\s*/.exec(value)?.[0] ?? "";
  const text = value.slice(space.length);
  const lead: YamlToken = { kind: "sign", text: space };
  if (text.startsWith("#")) return [lead, { kind: "comment", text }];
  if (LITERAL.test(text)) return [lead, { kind: "literal", text }];
  const parts = text.split(/(‹masked [^›]+›)/);
  return [
    lead,
    ...parts.map((part): YamlToken => ({ kind: part.startsWith("‹masked ") ? "mask" : "text", text: part })),
  ];
}
