import type { NameSays } from "./credential-names";

export type Pair = {
  name: string;
  /** Where it stands in the text. */
  begins: number;
  says: NameSays;
  connector: string;
  /** The name is quoted, as in JSON. */
  quoted: boolean;
  /** Nothing but indentation and the like stands before it on its line. */
  lineStart: boolean;
  /** It stands in braces, where a comma or a brace ends its value. */
  inFlow: boolean;
  /** Blanks around the connector: `a = b`. */
  spaced: boolean;
  /** The name is two words of a sentence: "API key: x". */
  spoken: boolean;
};

/** A value as it stands in the text, quotes left out. `parts`: the entries of a list, else the value itself. */
export type ReadValue = { start: number; end: number; quoted: boolean; parts: { start: number; end: number }[] };

const LONGEST = 8_000;
/** Of a value that only may be one no more than this is read, so that a text is not read again from each of its names. */
const LONGEST_DOUBTFUL = 400;
const LONGEST_LIST = 8_000;
/** What may stand between a connector and a value: a YAML tag or anchor, a prefix of a string in a language. */
const BEFORE_VALUE =
  /(?:(?:!{1,2}[\w:,.]{0,40}|&[\w-]{1,40})[ \t]+)?(?:[bBrRuUfFNL$@]{1,2}(?=["'`]))?(?:\{(?:noop|plain|clear|cleartext|text|raw)\})?/y;
const OPENING = /(\\{0,7})("""|'''|["'`])/y;
const BLOCK = /[|>][+\-\d]{0,3}[ \t]*(?:#[^\n]*)?(?:\n|$)/y;
const LIST_ENTRY =
  /\\{0,7}"((?:[^"\\\n]|\\(?!"[,\s\]]).){0,2000}?)\\{0,7}"|'([^'\n]{0,2000})'|([^\s,"'[\]{}]{1,2000})/g;

/** The value at `at`, right behind a connector; null where there is none, or where it is read by another reader. */
export function valueAt(text: string, at: number, pair: Omit<Pair, "name" | "spoken" | "begins">): ReadValue | null {
  if (pair.connector === "=" && !pair.spaced && !pair.lineStart && /\s/.test(text[at] ?? "")) return null;
  let start = skipped(text, at, pair.quoted);
  BLOCK.lastIndex = start;
  if (pair.connector === ":" && BLOCK.test(text)) return null;
  BEFORE_VALUE.lastIndex = start;
  start += BEFORE_VALUE.exec(text)?.[0].length ?? 0;
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  // A shell runs what stands there.
  if (pair.connector === "=" && !pair.spaced && opening?.[2] === "`") return null;
  const longest = pair.says === "sure" ? LONGEST : LONGEST_DOUBTFUL;
  if (opening) return quotedAt(text, start + opening[0].length, opening[1] ?? "", opening[2] ?? "", longest);
  if (text[start] === "[") return pair.says === "sure" || pair.says === "word" ? listAt(text, start + 1) : null;
  if (text[start] === "{") return bracesAt(text, start, pair);
  return bareAt(text, start, pair);
}

function skipped(text: string, at: number, overLines: boolean): number {
  let start = at;
  while (
    start < at + 200 &&
    (text[start] === " " || text[start] === "\t" || (overLines && /[\r\n]/.test(text[start] ?? "")))
  ) {
    start++;
  }
  return start;
}

/** To the quote that closes it; a text that was cut goes on to its end. */
function quotedAt(text: string, start: number, escape: string, quote: string, longest: number): ReadValue | null {
  const closing = escape + quote;
  let end = start;
  const last = Math.min(text.length, start + longest);
  for (; end < last; end++) {
    if (text.startsWith(closing, end) && (escape !== "" || text[end - 1] !== "\\" || isEscapedBackslash(text, end)))
      break;
    if (text[end] === "‹") break;
  }
  if (end === last) end = lineEnd(text, start, last);
  return end > start ? { start, end, quoted: true, parts: [{ start, end }] } : null;
}

function lineEnd(text: string, start: number, last: number): number {
  const end = text.indexOf("\n", start);
  return end < 0 ? last : Math.min(end, last);
}

function isEscapedBackslash(text: string, at: number): boolean {
  let backslashes = 0;
  while (backslashes < 8 && text[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 0;
}

function listAt(text: string, start: number): ReadValue | null {
  const part = text.slice(start, start + LONGEST_LIST);
  const closing = part.indexOf("]");
  const inside = closing < 0 ? part : part.slice(0, closing);
  // Objects in a list have names of their own.
  if (inside.includes("{")) return null;
  const parts = [...inside.matchAll(LIST_ENTRY)].flatMap((match) => {
    const own = match[1] ?? match[2] ?? match[3] ?? "";
    const from = start + match.index + match[0].indexOf(own);
    return own === "" ? [] : [{ start: from, end: from + own.length }];
  });
  return parts.length > 0 ? { start, end: start + inside.length, quoted: true, parts } : null;
}

/** ODBC quotes with braces: `PWD={a;b}`. Elsewhere they are an object, whose names speak for themselves. */
function bracesAt(text: string, start: number, { connector }: Pick<Pair, "connector">): ReadValue | null {
  if (connector !== "=" || text[start + 1] === "{") return null;
  const part = text.slice(start + 1, start + 400);
  const closing = part.indexOf("}");
  if (closing < 1 || /["'\n]|:\s/.test(part.slice(0, closing))) return null;
  const end = start + 1 + closing;
  return { start: start + 1, end, quoted: true, parts: [{ start: start + 1, end }] };
}

const WORD = /[^\s;&"'‹`\\<>](?:[^\s;&"'‹`\\]|\\(?![nrt"'])){0,4000}/y;
const REST_OF_LINE = /[^\n\r‹]{1,4000}/y;
const DOUBTFUL_WORD = /[^\s;&"'‹`\\<>](?:[^\s;&"'‹`\\]|\\(?![nrt"'])){0,400}/y;

function bareAt(
  text: string,
  start: number,
  { connector, lineStart, spaced, says, inFlow, quoted }: Omit<Pair, "name" | "spoken" | "begins">,
): ReadValue | null {
  const toLineEnd = lineStart && !inFlow && (connector === ":" ? /\s/.test(text[start - 1] ?? "") : spaced);
  const pattern = toLineEnd ? REST_OF_LINE : says === "sure" ? WORD : DOUBTFUL_WORD;
  pattern.lastIndex = start;
  const found = pattern.exec(text)?.[0].slice(0, 4_000) ?? "";
  const word = toLineEnd ? withoutTail(found) : cutAtNextPair(found);
  // In JSON and in braces what is not quoted has no comma.
  const own = quoted || inFlow ? word.replace(/[,}\]].*$/s, "") : word;
  if (own.startsWith("$(") && !own.includes(")")) return null;
  if (own === "" || (own.startsWith("<") && !own.startsWith("<%"))) return null;
  let end = start + own.length;
  if (text[end] === "\\" && /^\\\r?\n/.test(text.slice(end, end + 3))) end = continued(text, end);
  else if (own.endsWith("\\") && text[end] === "\n") end = continued(text, end - 1);
  return { start, end, quoted: false, parts: [{ start, end }] };
}

/** A line that ends with a backslash goes on with the next. */
function continued(text: string, at: number): number {
  let end = at;
  for (let lines = 0; lines < 50 && /^\\\r?\n/.test(text.slice(end, end + 3)); lines++) {
    const next = text.indexOf("\n", end) + 1;
    const rest = /[ \t]*[^\s\\]{0,2000}/y;
    rest.lastIndex = next;
    end = next + (rest.exec(text)?.[0].length ?? 0);
  }
  return end;
}

/** Without a comment, and without what belongs to the notation around it. */
function withoutTail(line: string): string {
  const comment = line.search(/[ \t](?:#|\/\/|;)[ \t]?/);
  const own = comment < 0 ? line : line.slice(0, comment);
  const next = own.search(/[,;]\s{0,3}["']?[A-Za-z_][\w.-]{0,60}["']?\s?[:=]/);
  return (next < 0 ? own : own.slice(0, next)).trimEnd().replace(/(?<=[^,;])[,;]$/, "");
}

/** `a=b,c=d` are two; a comma in a value is part of it. */
function cutAtNextPair(word: string): string {
  const next = word.search(/,[A-Za-z_][\w. -]{0,60}[=:]/);
  const own = next < 0 ? word : word.slice(0, next);
  const balanced = own.replace(/[)\]}]+$/, (closing) => (/[([{]/.test(own) ? closing : ""));
  return balanced;
}
