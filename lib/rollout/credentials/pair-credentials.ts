import type { CredentialSpan } from "./credential-span";
import { isPublicName, namesAnObject, nameSays, type NameSays } from "./credential-names";
import {
  fallbackIn,
  isCode,
  isHarmlessValue,
  isOrdinaryWord,
  isProse,
  isProseWord,
  isSettingOfAuth,
} from "./harmless-values";
import { holdsCookie } from "./header-credentials";
import { type Pair, valueAt, type ReadValue } from "./pair-values";
import { looksMixed } from "./random-text";

/**
 * A name and what binds a value to it, in whatever notation: `a=b`, `a: b`, `"a": "b"`, `'a' => 'b'`, `a := b`,
 * `x["a"] = b`, `("a", "b")`, `:a, b`. Bounded and anchored, so that a text is read once.
 */
const PAIR =
  /(?<![\w.\u00c0-\u1fff\u3040-\ud7ff-])(?:--?)?([A-Za-z_\u00c0-\u024f\u0370-\u1fff\u3040-\ud7ff][\w.\u00c0-\u024f\u0370-\u1fff\u3040-\ud7ff-]{0,80})(?: (?:no\. ?)?\d{1,2})?(\\{0,7}["'`])?[ \t]{0,20}([\])])?[ \t]{0,40}(=>|:=|\?=|\+=|={1,3}|:|,)/g;
const TWO_WORDS = /^(?:keys?|phrase|seed|code|pin|words?)$/i;
const WORD_BEFORE = /(?:^|[^\w.-])([A-Za-z]{2,20})[ -]$/;
/** .NET puts sections before a name: `"Jwt:Key"`. */
const SECTION_BEFORE = /["']([A-Za-z]{2,20}):$/;
const NAMING = /^(?:name|key|id|env|variable|property|option|header|param|parameter|setting|label)$/i;
const VALUING = /^(?:value|val|content|data|default|text|stringvalue|defaultvalue|default_value)$/i;
/** Between a name and its value there is no end of what they belong to. */
const APART = /[{}[\]>]|\n[ \t]*-[ \t]|\n[ \t]*\n/;
const BELOW = /^\s*(?:\{|\n)\s*/;
const FARTHEST = 400;
/** What is longer than this, and no sentence, is no key of a cache. */
const LONGEST_TOKEN = 400;

type Named = { name: string; end: number };
type Valued = { value: ReadValue; at: number };

/** The values of names that say that they are credentials. */
export function pairCredentials(text: string): CredentialSpan[] {
  if (!/[=:,]/.test(text)) return [];
  const spans: CredentialSpan[][] = [];
  let [named, valued]: [Named | null, Valued | null] = [null, null];
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match; match = PAIR.exec(text)) {
    const own = match[1] ?? "";
    const isNaming = NAMING.test(own);
    const isValuing = VALUING.test(own);
    if (
      !isNaming &&
      !isValuing &&
      !TWO_WORDS.test(own) &&
      !/^PWD$|^[DPE][a-z]/.test(own) &&
      nameSays(own) === "nothing"
    )
      continue;
    const pair = pairOf(text, match);
    if (!pair || (pair.says === "nothing" && !isNaming && !isValuing)) continue;
    const { name, says } = pair;
    const value = valueAt(text, PAIR.lastIndex, pair);
    if (!value) {
      // `password: {value: x}`: what is below the name is its value.
      const below =
        says === "sure" ? (BELOW.exec(text.slice(PAIR.lastIndex, PAIR.lastIndex + 80))?.[0].length ?? 0) : 0;
      if (below > 0) named = { name, end: PAIR.lastIndex + below };
      continue;
    }
    const found = says === "nothing" ? [] : credentialOf(name, value, pair, text);
    spans.push(found);
    const last = found.at(-1);
    // A value may hold names and values itself: what is not taken for a credential is looked into.
    if (last) PAIR.lastIndex = Math.max(PAIR.lastIndex, last.end);
    if (isNaming) {
      const called = text.slice(value.start, Math.min(value.end, value.start + 200));
      const isName = nameSays(called) !== "nothing";
      named = isName ? { name: called, end: value.end } : null;
      if (isName && valued && isNear(text, valued.value.end, match.index))
        spans.push(under(called, valued.value, text));
    } else if (isValuing) {
      valued = { value, at: match.index };
      if (named && isNear(text, named.end, match.index)) spans.push(under(named.name, value, text));
    }
  }
  return spans.flat();
}

/** Inside `{a: b, c: d}`. */
const FLOW = /\{(?:[^{}\n]*,)?\s*$/;
const LINE_BEGIN =
  /^[ \t]*(?:(?:[-*#;>?]|\/\/|export|set|setx|env|ENV|ARG|var|let|const|local|declare|readonly|final|val|def|static|private|public|string|String|export const)[ \t]+|[{,(@$:"'`\\[])*(?:\w+[.:]{1,2})*$/;

function pairOf(text: string, match: RegExpExecArray): Pair | null {
  const [whole, own = "", quote, closing, connector = ""] = match;
  const begins = match.index + whole.indexOf(own);
  const before = text.slice(Math.max(0, match.index - 100), begins);
  const after = text[match.index + whole.length] ?? "";
  if (connector === "," && !isArgument(before, quote)) return null;
  if ((connector === "==" || connector === "===") && !/[=]{2}$/.test(own)) return null;
  if (connector === ":" && !quote && (text.startsWith("//", match.index + whole.length) || after === ":")) return null;
  // `secret/db:x`, `registry/token:1.2`: a path or an image, unless a blank follows.
  if (connector === ":" && !/\s/.test(after) && /[/:@]$/.test(before)) return null;
  const spokenWith = TWO_WORDS.test(own) ? ((quote ? SECTION_BEFORE : WORD_BEFORE).exec(before)?.[1] ?? "") : "";
  const spoken = spokenWith !== "" && nameSays(`${spokenWith}_${own}`) === "sure";
  const domain = /[\w.-]{1,80}\/$/.exec(before)?.[0] ?? "";
  // `-PapiKey=x` of Gradle and `-Da.b=x` of Java.
  const bare = /^[DPE][a-z]/.test(own) && before.endsWith("-") ? own.slice(1) : own;
  const name = spoken ? `${spokenWith}_${own}` : domain + bare;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return {
    name,
    begins,
    // In a connection string it is no folder.
    says: own === "PWD" && before.endsWith(";") ? "sure" : nameSays(name),
    connector,
    quoted: quote !== undefined || closing !== undefined,
    lineStart: (line.length < before.length || match.index < 100) && LINE_BEGIN.test(line),
    inFlow: FLOW.test(line),
    spaced: /\s$/.test(whole.slice(0, -connector.length)) && /\s/.test(after),
    spoken,
  };
}

/** After a comma comes a value only in a call: `define('A', 'b')`, or behind a symbol: `set :a, "b"`. */
function isArgument(before: string, quote: string | undefined): boolean {
  return quote ? /\(\s{0,20}\\{0,3}["'`]$/.test(before) : /(?:^|[\s{]):$|\{\s{0,4}$/.test(before);
}

function credentialOf(name: string, value: ReadValue, pair: Pair, text: string): CredentialSpan[] {
  return value.parts.flatMap(({ start, end }) => {
    const own = text.slice(start, end);
    if (isCredential(name, own, pair, value, text)) return [{ start, end, why: "name" as const }];
    const isFetched = !value.quoted && pair.says === "sure" && (isCode(own) || own.startsWith("<%"));
    const fallback = isFetched ? fallbackIn(text.slice(start, start + 600).split("\n", 1)[0] ?? "") : null;
    return fallback ? [{ start: start + fallback.start, end: start + fallback.end, why: "name" as const }] : [];
  });
}

function isCredential(name: string, own: string, pair: Pair, value: ReadValue, text: string): boolean {
  if (isHarmlessUnder(name, pair.says, own)) return false;
  if (value.quoted) return true;
  if (isCode(own)) return false;
  const mark = text[pair.begins - 1] ?? "";
  if (/["']/.test(mark) && text[value.end] === mark) return true;
  if (pair.connector === ",") return false;
  if (pair.connector === ":" && pair.quoted && !pair.lineStart) return /\d/.test(own) && !isProseWord(own);
  if (pair.connector !== ":" || pair.quoted) return !isProseWord(own) || pair.connector === "=";
  const rest = text.slice(value.start, value.start + 300).split("\n", 1)[0] ?? "";
  if (isProse(rest) || isProseWord(own)) return false;
  if ((pair.lineStart || pair.inFlow) && !pair.spoken) return pair.says !== "maybe";
  // In a sentence an ordinary word is one: "token: expired", "secret key: password".
  return /\d|[^\w.,;:()'-]/.test(own) || (/passw|passphrase|pwd$/i.test(name) && !/[.)]$/.test(own));
}

function under(name: string, value: ReadValue, text: string): CredentialSpan[] {
  return value.parts.flatMap(({ start, end }) => {
    const own = text.slice(start, end);
    const isOne = !isHarmlessUnder(name, nameSays(name), own) && (value.quoted || !isCode(own));
    return isOne ? [{ start, end, why: "name" as const }] : [];
  });
}

/** Whether a value is none although its name says, or may say, that it is a credential. */
export function isHarmlessUnder(name: string, says: NameSays, value: string): boolean {
  if (says === "nothing" || isHarmlessValue(value)) return true;
  if (says === "word" && (/[a-z][A-Z]|[^A-Za-z]/.test(name) ? isSettingOfAuth(value) : isOrdinaryWord(value)))
    return true;
  if (/cookies?$/i.test(name) && value.includes("=") && !holdsCookie(value)) return true;
  if (namesAnObject(name) && /^(?:[a-z0-9-]{1,63}\/)?[a-z0-9][a-z0-9.-]{0,252}$/.test(value) && !looksMixed(value, 12))
    return true;
  if (says !== "maybe") return false;
  if (isPublicName(name)) return true;
  if (/(?:^|[^a-z])pin$/i.test(name)) return !/^\d{4,12}$/.test(value);
  return value.length < LONGEST_TOKEN && (/\s/.test(value) || !looksMixed(value, 12));
}

function isNear(text: string, from: number, to: number): boolean {
  return to >= from && to - from <= FARTHEST && !APART.test(text.slice(from, to));
}
