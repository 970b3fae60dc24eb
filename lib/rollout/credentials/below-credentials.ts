import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessUnder } from "./pair-credentials";
import { isHarmlessValue, isOrdinaryWord, isProseWord } from "./harmless-values";
import { isWordsJoined } from "./random-text";

/** Names under which people keep several credentials by name, each with whether any word there is one. */
const KEEPERS =
  /(?<![^\n])([ \t]*)(-[ \t]+)?["']?(stringData|(?:[\w-]{0,60}?(?:passwords|passwds|tokens|secrets|credentials|creds|auth_?users|(?:api|access|secret|private|signing|encryption|auth)[_-]?[kK]eys)))["']?[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n/gi;
const IN_BRACES =
  /["']?\b(stringData|[\w-]{0,60}?(?:passwords|passwds|tokens|secrets|credentials|creds|auth_?users|(?:api|access|secret|private|signing|encryption|auth)[_-]?[kK]eys))\\{0,3}["']?\s{0,4}[:=]>?\s{0,4}\[?\s{0,20}\{([^{}]{1,4000})/gi;
const ENTRY =
  /^([ \t]*)(?:-[ \t]+)?["']?([\w.@/-]{1,120})["']?[ \t]*:[ \t]+(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'#[{|>&*][^#]{0,2000}?))[ \t]*(?:#.*)?$/;
const ENTRY_IN_BRACES =
  /\\{0,3}["']([\w.@/-]{1,120})\\{0,3}["']\s{0,4}(?::|=>)\s{0,4}\\{0,3}["']((?:[^"'\\\n]|\\.){1,2000}?)\\{0,3}["']/g;
const ONE_WORD =
  /(?<![^\n])([ \t]*)["']?([A-Za-z_][\w./-]{0,120})["']?[ \t]*:[ \t]*\r?\n([ \t]+)(?!-[ \t])["']?([^\s"'#:{}[\]][^\s"']{3,1000})["']?[ \t]*(?=\r?(?:\n|$))/g;
/** What stands beside a credential and is none. */
const BESIDE =
  /^(?:user(?:_?name)?|login|email|name|id|host|server|url|type|kind|provider|role|description|comment|labels?|apiVersion)$/i;

/** Of what stands below one name no more is read, so that names below names cost no more than a reading. */
const MOST_LINES = 200;

/** What stands below a name: `stringData: {a: x}`, `passwords: {app: x}`, `api_keys: [{key: x}]`, `pass:` and a line. */
export function belowCredentials(text: string): CredentialSpan[] {
  if (!text.includes(":") && !text.includes("=>")) return [];
  return [...inLines(text), ...inBraces(text), ...onNextLine(text)];
}

function inLines(text: string): CredentialSpan[] {
  return [...text.matchAll(KEEPERS)].flatMap((match) => {
    const [whole, indent = "", dash = "", keeper = ""] = match;
    const spans: CredentialSpan[] = [];
    let lines = 0;
    for (let from = match.index + whole.length; from < text.length && lines < MOST_LINES; lines++) {
      const next = text.indexOf("\n", from);
      const end = next < 0 ? text.length : next;
      const line = text.slice(from, Math.min(end, from + 4_000)).replace(/\r$/, "");
      const deep = line.search(/\S/);
      const isListHere = dash === "" && deep === indent.length && line[deep] === "-";
      if (deep >= 0 && deep <= indent.length && !isListHere) break;
      const entry = ENTRY.exec(line);
      const value = entry?.[3] ?? entry?.[4] ?? entry?.[5] ?? "";
      if (entry && isKept(keeper, entry[2] ?? "", value)) {
        const start = from + line.lastIndexOf(value);
        spans.push({ start, end: start + value.length, why: "name" });
      }
      from = end + 1;
    }
    return spans;
  });
}

function inBraces(text: string): CredentialSpan[] {
  return [...text.matchAll(IN_BRACES)].flatMap((match) => {
    const [whole, keeper = "", body = ""] = match;
    const begins = match.index + whole.length - body.length;
    return [...body.matchAll(ENTRY_IN_BRACES)].flatMap((entry) => {
      const [all, name = "", value = ""] = entry;
      if (!isKept(keeper, name, value)) return [];
      const start = begins + entry.index + all.lastIndexOf(value);
      return [{ start, end: start + value.length, why: "name" as const }];
    });
  });
}

function isKept(keeper: string, name: string, value: string): boolean {
  if (value === "" || isHarmlessValue(value)) return false;
  if (/^stringData$/i.test(keeper)) return !isOrdinaryWord(value) || isWordsJoined(value);
  if (BESIDE.test(name) || isSettingName(name) || isHarmlessUnder("password", "sure", value)) return false;
  if (isProseWord(value) || /\s/.test(value)) return false;
  if (/passw/i.test(keeper)) return true;
  return /^[^\s/]*\d[^\s/]*$|[!#$%^&*@]/.test(value)
    ? !/^[a-z]+(?:-[a-z]+)*-\d+$|^v?\d+(?:[.:]\d+)*[a-z]{0,3}$/.test(value)
    : isKeyLike(keeper, value);
}

/** Secrets have names of words; keys have not. */
function isKeyLike(keeper: string, value: string): boolean {
  return /keys$|tokens$/i.test(keeper) && isWordsJoined(value);
}

function isSettingName(name: string): boolean {
  return /(?:name|file|path|url|type|ref|provider|enabled|version|ttl|expiry|host|namespace|mount|role|store|kind|policy|length|limit|header|realm|issuer|audience|_?id)s?$/i.test(
    name,
  );
}

function onNextLine(text: string): CredentialSpan[] {
  if (!text.includes("\n")) return [];
  return [...text.matchAll(ONE_WORD)].flatMap((match) => {
    const [whole, indent = "", name = "", deeper = "", value = ""] = match;
    if (deeper.length <= indent.length || nameSays(name) !== "sure") return [];
    if (isHarmlessUnder(name, "sure", value) || isProseWord(value) || value.endsWith(":")) return [];
    const start = match.index + whole.lastIndexOf(value);
    return [{ start, end: start + value.length, why: "name" as const }];
  });
}
