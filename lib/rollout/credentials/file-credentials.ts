import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessUnder } from "./pair-credentials";
import { isHarmlessValue, isProseWord } from "./harmless-values";
import { isWordsJoined, looksChosen, looksMixed } from "./random-text";

/** One way to write credentials into a file: the first group that takes part is the credential. */
const FORMS: readonly { hint: string; pattern: RegExp; holds?: (match: RegExpMatchArray) => boolean }[] = [
  // netrc
  { hint: "machine ", pattern: /(?<!\S)(?:password|passwd)\s{1,40}(\S{1,1000})/g },
  { hint: "login", pattern: /(?<!\S)login\s{1,4}\S{1,255}\s{1,40}password\s{1,40}(\S{1,1000})/g },
  // pgpass
  {
    hint: ":",
    pattern:
      /^[ \t]*(?=[^\s:]{0,254}[A-Za-z*])[^\s:/#]{1,255}:(?:\d{1,5}|\*):[^\s:]{1,255}:[^\s:]{1,255}:([^\n]{1,1000})$/gm,
  },
  // SQL
  {
    hint: "'",
    pattern:
      /\b(?:identified\s{1,9}(?:with\s{1,9}\S{1,80}\s{1,9})?(?:by|as)(?:\s{1,9}password)?|password)\s{0,9}\(?\s{0,9}'([^'\n]{1,1000})'/gi,
  },
  { hint: '"', pattern: /\bidentified\s{1,9}by\s{1,9}"([^"\n]{1,1000})"/gi },
  {
    hint: " ",
    pattern: /\bidentified\s{1,9}by\s{1,9}([^\s'"`;(]{4,400})/gi,
    holds: (match) => !/^(?:random|password|values?|externally|globally)$/i.test(match[1] ?? ""),
  },
  // What keeps a secret for others
  {
    hint: "-",
    pattern:
      /\b(?:secrets? (?:set|put|create|add)|create-secret|put-secret-value|put-parameter)\b[^\n|;]{0,200}?\s(?:--value|--body|-b|--secret-string|--secret-value)[= ]?["']?([^\s"'‹{-][^\s"'‹]{3,1000})/g,
  },
  { hint: "addauth", pattern: /\baddauth digest [\w.-]{1,80}:(\S{1,400})/g },
  // What routers say
  { hint: "snmp-server", pattern: /\bsnmp-server[ \t]+community[ \t]+(\S{1,400})/g },
  {
    hint: "enable",
    pattern: /(?<![^\n])[ \t]*enable[ \t]+(?:secret|password)[ \t]+(?:\d[ \t]+)?(\S{6,400})/g,
    holds: (match) => /\d|-\w+-/.test(match[1] ?? ""),
  },
  { hint: "etcdctl", pattern: /\betcdctl[^\n|;]{0,200}\buser[ \t]+(?:add|passwd)[ \t]+[\w.-]{1,80}:(\S{1,400})/g },
  {
    hint: "bundle",
    pattern:
      /\bbundle[ \t]+config[ \t]+(?:set[ \t]+)?(?:--\w+[ \t]+)?[\w.-]{1,120}[ \t]+[\w.-]{1,80}:([^\s/]\S{3,400})/g,
  },
  // Redis: its lists of users, and its own words
  { hint: ">", pattern: /(?<![^\n])[ \t]*user[ \t]+\S{1,100}[ \t][^\n>]{0,200}[ \t]?>(\S{1,1000})/g },
  {
    hint: "AUTH",
    pattern: /(?<![^\n"'])AUTH[ \t]+(?:[A-Za-z]\w{0,60}[ \t]+)?([^\s"']{6,1000})(?=[ \t]*(?:$|[\n"'|]))/g,
    holds: (match) => /\d/.test(match[1] ?? ""),
  },
  // HAProxy
  {
    hint: "-password",
    pattern: /(?<!\S)(?:insecure-)?password[ \t]+(\S{1,1000})/g,
    holds: (match) => match[0].startsWith("insecure"),
  },
  { hint: "stats auth", pattern: /\bstats[ \t]+auth[ \t]+[^\s:]{1,255}:(\S{1,1000})/g },
  // In a sentence
  {
    hint: " ",
    pattern:
      /\b(?:password|passwd|passphrase|api[ -]?key|access[ -]key|secret[ -]key|token)(?: (?:for|of) (?:user )?\S{1,60})?(?: provided| given)?(?:(?: is| was)?(?: now)?(?: set to| changed to)?:?) ["'`]?([^\s"'`‹]{8,400})/gi,
    holds: (match) => looksMixed(match[1] ?? "", 8) && !isHarmlessValue(match[1] ?? ""),
  },
  {
    hint: " is ",
    pattern: /\b(?:password|passphrase)(?: (?:for|of) \S{1,60})? (?:is|was|is set to) ["'`]?([^\s"'`‹]{6,400})["'`]?/gi,
    holds: (match) => /\d|["'`]$/.test(match[0]) || /^[A-Z]{4,} is set to/.test(match[0]),
  },
  // A login in a call
  {
    hint: "(",
    pattern:
      /(?<!\w)(?:log_?in|sign_?in|authenticate|basic_?auth|set_?basic_?auth|auth\s?=\s?|auth|connect)\(\s{0,9}["'][\w.@-]{1,80}["']\s{0,9},\s{0,9}["']([^"'\n]{4,400})["']/gi,
    holds: (match) =>
      looksChosen(match[1] ?? "") || (/auth/i.test(match[0].slice(0, 16)) && isWordsJoined(match[1] ?? "")),
  },
  // What a script of expect types
  {
    hint: "\\r",
    pattern: /\bsend(?:_user)?\s{1,4}(?:--\s{1,4})?"([^"\s\\]{4,200})\\r"/g,
    holds: (match) => /\d/.test(match[1] ?? "") || isWordsJoined(match[1] ?? ""),
  },
  // Calls that take a password
  {
    hint: "(",
    pattern:
      /(?<!\w)(?:(?:set|with|use|add)?_?[A-Za-z]{0,40}?(?:password|passwd|secret|token|apikey|api_key)|(?:new )?[A-Za-z]{0,40}Credentials?)\(\s{0,20}(?:["'][^"'\n]{0,200}["']\s?,\s{0,20})?["']([^"'\n]{4,1000})["']\s{0,20}\)/gi,
    holds: (match) =>
      !/^(?:get|read|fetch|load|find|is|has|check|validate|parse|new)?_?(?:secret|token)\(/i.test(match[0]) &&
      !/^(?:get|read|fetch|load|find|is|has|check|validate|parse|lookup)/i.test(match[0]),
  },
  // htpasswd and chpasswd with a digest or in the clear, a line each
  { hint: "{PLAIN}", pattern: /\{PLAIN\}(\S{1,1000})/g },
];

/** `requirepass x`, `ENV DB_PASSWORD x`, `proxy_set_header Authorization "x";`: two or three words alone on a line. */
const DIRECTIVE =
  /(?<![^\n{;])[ \t]*((?:ENV|ARG|#define|%define|define|Define|set|setenv|export|proxy_set_header|add_header|fastcgi_param|SetEnv|RequestHeader set|HeaderAdd|header|(?:http-(?:request|response)[ \t]+)?(?:set|add)-header)[ \t]+)?["']?\$?([A-Za-z_][\w.-]{0,80})["']?[ \t]+(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})'|([^\s"'=:>|{([,;\\-][^\s"';]{0,2000}))[ \t]*[;)]?[ \t]*(?=\r?(?:\n|$)|(?<=;[ \t]{0,4})\})/g;
const KEY_LINE =
  /(?<![^\n])([ \t]*)(-[ \t]+)?["']?([A-Za-z_][\w./-]{0,120})["']?[ \t]*(?::|=>|=)[ \t]*([|>][+\-\d]{0,3}|)[ \t]*(?:#[^\n]*)?(?=\r?\n)/g;
const NAME_LINE =
  /(?<![^\n])[ \t]*-?[ \t]*["']?name["']?[ \t]*:[ \t]*["']?([A-Za-z_][\w.-]{0,120})["']?[ \t]*\r?\n[ \t]*["']?value["']?[ \t]*:[ \t]*([|>])[+\-\d]{0,3}[ \t]*(?=\r?\n)/g;

/** Credentials in the notations of single programs, and those over several lines. */
export function fileCredentials(text: string): CredentialSpan[] {
  const spans: CredentialSpan[] = [];
  for (const { hint, pattern, holds } of FORMS) {
    if (!text.includes(hint)) continue;
    for (const match of text.matchAll(pattern)) {
      if (holds && !holds(match)) continue;
      const value = match.slice(1).find((group) => group !== undefined) ?? "";
      if (!isHarmlessValue(value) && !isProseWord(value)) spans.push(spanIn(match, value));
    }
  }
  return [...spans, ...directives(text), ...blocks(text)];
}

function directives(text: string): CredentialSpan[] {
  if (!/[ \t]/.test(text)) return [];
  return [...text.matchAll(DIRECTIVE)].flatMap((match) => {
    const [, directive = "", name = "", double, single, bare = ""] = match;
    const value = double ?? single ?? bare;
    const says = nameSays(name);
    if (says !== "sure" && !(says === "word" && /\d/.test(value))) return [];
    if (isHarmlessUnder(name, says, value)) return [];
    // "password required" is a sentence, `password hunter2` and `requirepass required` are not.
    const isWord = /^(?:passwords?|pass\d{0,3}|secrets?|tokens?|credentials?|bearer|passphrase)$/i.test(name);
    if (
      directive === "" &&
      isWord &&
      (isProseWord(value) ||
        (bare === "" && !/^pass/i.test(name)) ||
        (bare !== "" && !/\d|[^\w-]/.test(value) && !isWordsJoined(value)) ||
        /^[a-z][\w-]*\.$/i.test(value))
    )
      return [];
    return [spanIn(match, value)];
  });
}

/** What is indented under `token: |`, and the plain entries of a list under `passwords:`. */
function blocks(text: string): CredentialSpan[] {
  if (!text.includes("\n")) return [];
  const found: CredentialSpan[][] = [];
  for (const match of text.matchAll(KEY_LINE)) {
    const [whole, indent = "", dash = "", name = "", block = ""] = match;
    if (nameSays(name) !== "sure") continue;
    const begins = match.index + whole.length;
    const depth = indent.length + dash.length;
    found.push(block === "" ? listAt(text, begins, indent.length) : blockAt(text, begins, depth));
  }
  for (const match of text.matchAll(NAME_LINE)) {
    if (nameSays(match[1] ?? "") === "sure") found.push(blockAt(text, match.index + match[0].length, 0));
  }
  return found.flat();
}

function blockAt(text: string, begins: number, depth: number): CredentialSpan[] {
  const lines = linesFrom(text, begins);
  let [start, end] = [-1, -1];
  for (const { from, line } of lines) {
    const own = line.trim();
    if (own !== "" && line.search(/\S/) <= depth) break;
    if (own === "") continue;
    if (start < 0) start = from + line.search(/\S/);
    end = from + line.trimEnd().length;
  }
  if (start < 0 || isHarmlessValue(text.slice(start, end))) return [];
  return [{ start, end, why: "name" }];
}

function listAt(text: string, begins: number, depth: number): CredentialSpan[] {
  const spans: CredentialSpan[] = [];
  for (const { from, line } of linesFrom(text, begins)) {
    const entry = /^([ \t]*)-[ \t]+(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"'#[{][^#]{0,2000}))[ \t]*(?:#.*)?$/.exec(
      line.slice(0, 4_000),
    );
    if (!entry || (entry[1]?.length ?? 0) < depth) break;
    const value = (entry[2] ?? entry[3] ?? entry[4] ?? "").trimEnd();
    if (/^[\w."'-]{1,80}:(?:\s|$)/.test(value)) break;
    const start = from + line.indexOf(value);
    if (!isHarmlessValue(value)) spans.push({ start, end: start + value.length, why: "name" });
  }
  return spans;
}

/** The lines behind a key, lazily: most are not needed. */
function* linesFrom(text: string, begins: number): Generator<{ from: number; line: string }> {
  let from = text.indexOf("\n", begins) + 1;
  while (from > 0 && from < text.length) {
    const end = text.indexOf("\n", from);
    yield { from, line: text.slice(from, end < 0 ? text.length : end).replace(/\r$/, "") };
    from = end < 0 ? 0 : end + 1;
  }
}

function spanIn(match: RegExpMatchArray, value: string): CredentialSpan {
  const start = (match.index ?? 0) + match[0].lastIndexOf(value);
  return { start, end: start + value.length, why: "name" };
}
