import { type CommandWord, commandsOf } from "./command-words";
import { isCredentialName, nameSays } from "./credential-names";
import type { CredentialSpan } from "./credential-span";
import { isHarmlessValue, isOrdinaryWord, isProseWord } from "./harmless-values";
import { isHarmlessUnder } from "./pair-credentials";
import { isWordsJoined } from "./random-text";
import { piped, READS_PASSWORD } from "./piped-credentials";
import { PASSWORD_FLAGS, type PasswordFlags } from "./password-flags";

/** `${TOKEN:-x}`: what a shell takes where the variable is not set. */
const DEFAULT = /\$\{([A-Za-z_]\w{0,80}):?[-=+?]([^{}‹]{1,2000})\}/g;
const FLAG = /^--?([A-Za-z][\w.-]{0,80})$/;
const FLAG_AND_VALUE = /^(--?([A-Za-z][\w.-]{0,80})[=:]["']?)([\s\S]{1,4000}?)["']?$/;
const LOGIN_FLAG =
  /^(?:-u|-U|--user|--proxy-user|--auth|--basic-auth|--basic|--creds|--credentials?|--login|--userpass|--http-user|--src-creds|--dest-creds)$/;

/** Without one of these there is no command with a credential in it. */
const WORTH_READING =
  /\s(?:-|\/p)|^-.*\s|\||<<<|\b(?:vault|bao|cargo|rabbitmqctl|mc|mcli|minio-client|composer|samba-tool|filebrowser|ngrok|snyk|ht(?:passwd|digest)|wpa_passphrase|sqlplus|sqlldr|rman|redis-cli|valkey-cli|keydb-cli|expdp|impdp|exp|imp|set|setx|setenv|configure|config|password|passwd|psk|passphrase)\s/;

/** Credentials in the command lines of a text: by the flag, by the program, by the pipe. */
export function commandCredentials(text: string): CredentialSpan[] {
  return inScript(text, 0);
}

/** A script in the quotes of a script in the quotes of a script is enough. */
const DEEPEST = 3;

function inScript(text: string, depth: number): CredentialSpan[] {
  const defaults = [
    ...defaultsIn(text),
    ...listedCommands(text).flatMap((words) =>
      [
        ...spansByWord(words, { isList: true }).values(),
        ...(depth > DEEPEST ? [] : words.map((word) => inWord(word, depth))),
      ].flat(),
    ),
  ];
  if (depth > DEEPEST || !WORTH_READING.test(text)) return defaults;
  const commands = commandsOf(text);
  const found = commands.flatMap((command, index) => {
    const next = commands[index + 1];
    const written = command.pipedInto && next ? piped(command, next) : [];
    if (command.words.length < 2) return written;
    return [
      ...spansByWord(command.words).values(),
      written,
      ...command.words.map((word) => inWord(word, depth)),
    ].flat();
  });
  return defaults.concat(found);
}

/** `sh -c 'run --password x'`. */
function inWord({ text, start }: CommandWord, depth: number): CredentialSpan[] {
  if (text.length > LONGEST_SCRIPT || !/\s/.test(text)) return [];
  return inScript(text, depth + 1).map((span) => ({ ...span, start: start + span.start, end: start + span.end }));
}

const LONGEST_SCRIPT = 20_000;
const LIST_BEGINS = /\[\s{0,50}(?=\\{0,3}["'])/g;
const LIST_ITEM = /\s{0,50}(\\{0,3}["'])((?:(?!\1)[^\n]){0,2000})\1\s{0,50}(,|\])/y;

/** Commands as JSON writes them: `["mysql", "-px"]`. */
function listedCommands(text: string): CommandWord[][] {
  if (!text.includes("[")) return [];
  return [...text.matchAll(LIST_BEGINS)].flatMap(({ 0: whole, index }) => {
    const words: CommandWord[] = [];
    LIST_ITEM.lastIndex = index + whole.length;
    for (let item = LIST_ITEM.exec(text); item && words.length < 500; item = LIST_ITEM.exec(text)) {
      const [all, quote = "", own = "", next] = item;
      const start = item.index + all.indexOf(quote) + quote.length;
      words.push({ text: own, start, end: start + own.length });
      if (next === "]") return words.length > 1 ? [words] : [];
    }
    return [];
  });
}

/** The same for a command that comes in pieces, as containers have it: which pieces of the whole are credentials. */
export function argumentCredentials(items: readonly string[]): Map<number, CredentialSpan[]> {
  return spansByWord(items.map((text) => ({ text, start: 0, end: text.length })));
}

function spansByWord(words: readonly CommandWord[], { isList = false } = {}): Map<number, CredentialSpan[]> {
  const found = new Map<number, CredentialSpan[]>();
  const add = (index: number, from = 0) => {
    const word = words[index];
    if (!word || from >= word.text.length || isHarmlessValue(withoutQuotes(word.text.slice(from)))) return;
    found.set(index, [...(found.get(index) ?? []), { start: word.start + from, end: word.end, why: "name" }]);
  };
  const program = programOf(words);
  const isLogin = words.some(({ text }) => /^(?:-u|--user(?:name)?|login|-U)$/.test(text));
  const runsAsGroup = words.some(({ text }) => USER_AND_GROUP.test(text));
  const [first, second] = words;
  if (isList && words.length === 2 && first && second && isHeader(first.text, second.text)) add(1);
  const isRemoteDesktop = words.some(({ text }) => /^\/[uv]:/.test(text));
  for (const [index, word] of words.entries()) {
    byName(words, index, add);
    byLogin(words, index, { program, runsAsGroup }, add);
    byProgram(words, index, program, isLogin, add);
    const passed = /^(--?pass(?:in|out)?=)?pass:(?=.)/s.exec(word.text);
    if (passed && (passed[1] !== undefined || /^-{1,2}pass/.test(words[index - 1]?.text ?? "")))
      add(index, passed[0].length);
    const isHere = words[index - 1]?.text === "<<<" && words.some(({ text }) => READS_PASSWORD.test(text));
    if (isHere) add(index);
    const windows = /^\/([A-Za-z][\w-]{1,40}):(?!\/\/)([^\s]{4,})$/.exec(word.text);
    if (windows && nameSays(windows[1] ?? "") === "sure") add(index, (windows[1]?.length ?? 0) + 2);
    if (isRemoteDesktop && /^\/p(?:ass(?:word)?)?:.+/s.test(word.text)) add(index, word.text.indexOf(":") + 1);
  }
  if (program) byPlace(words, program, add);
  return found;
}

/** `["Authorization", "Basic x"]`: a name and its value, as some write headers; two names are a list of fields. */
function isHeader(name: string, value: string): boolean {
  const says = nameSays(name);
  if (says !== "sure" && says !== "word") return false;
  return (
    nameSays(value) === "nothing" && /\d|\s/.test(value) && !isHarmlessUnder(name, says, value) && !isProseWord(value)
  );
}

type Add = (index: number, from?: number) => void;

/** `--password x`, `--password=x`, and `config set aws_secret_access_key x`. */
function byName(words: readonly CommandWord[], index: number, add: Add): void {
  const { text } = words[index] ?? { text: "" };
  const [, flag = "", name = "", value = ""] = FLAG_AND_VALUE.exec(text) ?? [];
  if (flag !== "") {
    const own = /^-[DPE][a-z]/.test(flag) ? name.slice(1) : name;
    if (isCredentialName(own) && !isHarmlessUnder(own, nameSays(own), value))
      add(index, flag.replace(/["']$/, "").length);
    return;
  }
  const before = words[index - 1]?.text ?? "";
  const flagBefore = FLAG.exec(before)?.[1];
  if (flagBefore !== undefined) {
    if (nameSays(flagBefore) === "nothing" || /^-{1,2}[A-Za-z]|^[<>]/.test(text) || isProseWord(text)) return;
    if (!isHarmlessUnder(flagBefore, nameSays(flagBefore), text)) add(index);
    return;
  }
  const isSet = words
    .slice(Math.max(0, index - 4), index - 1)
    .some((word) => /^(?:set|configure|config|-w|setx|setenv)$/.test(word.text));
  const name_ = before.slice(before.lastIndexOf(":") + 1);
  const isNamed = isSet ? /^[\w./:@-]+$/.test(before) && isCredentialName(name_) : isSpelledOut(before, text, index);
  if (isNamed && !isHarmlessUnder(name_, nameSays(name_), text) && !isProseWord(text) && !/[=:]$/.test(text))
    add(index);
}

/** `nmcli dev wifi connect x password y`, `neo4j-admin set-initial-password y`. */
function isSpelledOut(before: string, text: string, index: number): boolean {
  const [, compound = ""] = /^((?:[a-z]{2,20}[-_.]){0,4})(?:password|passwd|psk|passphrase|pw)$/.exec(before) ?? [
    "",
    "none",
  ];
  if (compound === "none") return false;
  if (compound !== "") return index > 1 && looksChosenOrJoined(text);
  return index > 2 && /\d/.test(text);
}

function looksChosenOrJoined(text: string): boolean {
  return /\d/.test(text) ? !/^\d+$/.test(text) : isWordsJoined(text);
}

const USER_AND_GROUP = /^(?:docker|podman|nerdctl|install|chroot|setpriv|su-exec|gosu|chown|runuser|kubectl)$/;

/** `-u user:password`, over two words as well. */
function byLogin(
  words: readonly CommandWord[],
  index: number,
  { program, runsAsGroup }: { program: Program | null; runsAsGroup: boolean },
  add: Add,
): void {
  const text = words[index]?.text ?? "";
  const before = words[index - 1]?.text ?? "";
  const joined =
    /^(--(?:user|proxy-user|login|(?:[\w.-]{1,60}[.-])?(?:auth|creds|credentials?|basic-?auth)(?:\.users)?)=)(.+)$/s.exec(
      text,
    );
  const own = joined?.[2] ?? text;
  const isBundle = program?.name === "curl" && /^-[A-Za-z]{1,8}[uU]$/.test(before);
  const isFlag = isBundle || LOGIN_FLAG.test(before) || (program?.flags.login ?? []).includes(before);
  const [, glued = "", gluedLogin = ""] = /^(-u)([A-Za-z][\w.@-]{0,80}:\S.*)$/s.exec(text) ?? [];
  if (!isFlag && !joined && glued === "") return;
  const login = glued === "" ? own : gluedLogin;
  const separator = program?.flags.separator ?? ":";
  const at = login.indexOf(separator);
  const [user, password] = [login.slice(0, at), login.slice(at + 1)];
  if (at < 0 || password === "" || /^\s|^\/\//.test(password) || !/[A-Za-z]/.test(user) || /\s/.test(user)) return;
  if (runsAsGroup && isOrdinaryWord(password)) return;
  add(index, text.length - password.length);
}

/** Short flags, as the program takes them; `-p x` beside a user is a password in a program that nobody knows too. */
function byProgram(
  words: readonly CommandWord[],
  index: number,
  program: Program | null,
  isLogin: boolean,
  add: Add,
): void {
  const text = words[index]?.text ?? "";
  const before = words[index - 1]?.text ?? "";
  const { next = [], glued = [] } = (program && index > program.at ? program.flags : null) ?? {};
  const flag = glued.find((one) => text.startsWith(one) && text.length > one.length && !text.startsWith("--"));
  if (flag !== undefined && !/^-(?:port|protocol|pass|path|print)/.test(text)) {
    add(index, flag.length + (text[flag.length] === "=" ? 1 : 0));
  }
  const [, own = ""] = /^(-[A-Za-z])=/.exec(text) ?? [];
  if (next.includes(own)) add(index, own.length + 1);
  if (next.includes(before) && !text.startsWith("-")) add(index);
  if (ORACLE.test(words[0]?.text ?? "") && /^[\w$#"]+\/[^@].*$/.test(text)) add(index, text.indexOf("/") + 1);
  if (before !== "-p") return;
  const isKnown = program !== null && (program.flags.next ?? program.flags.glued) !== undefined;
  if (!isKnown && isLogin && isPasswordBesideUser(text)) add(index);
  // To MySQL's programs this is a database, but people take it for the password.
  if (glued.includes("-p") && /\d/.test(text) && /^[^-].*[A-Za-z]|^[A-Za-z]/.test(text)) add(index);
}

const ORACLE = /^(?:sqlplus|sqlldr|expdp|impdp|exp|imp|rman)$/;

function isPasswordBesideUser(text: string): boolean {
  return text.length >= 4 && !/^-|^\d{1,5}$|\d:\d|^\d+[/-]|^(?:tcp|udp|all)$/.test(text);
}

/** `vault login x`, `htpasswd -b file user x`. */
function byPlace(words: readonly CommandWord[], { flags, at }: Program, add: Add): void {
  const { lastAfter, lastWith } = flags;
  const after = lastAfter ? words.findIndex((word, index) => index > at && lastAfter.includes(word.text)) : at;
  if (!lastAfter && !lastWith) return;
  if (lastAfter && after < 0) return;
  if (lastWith && lastWith.source !== "^$" && !words.some((word, index) => index > at && lastWith.test(word.text)))
    return;
  const last = words.findLastIndex(
    (word, index) => index > after && !/^[-<>]|^\d?>/.test(word.text) && !/^[a-z]\w*=/.test(word.text),
  );
  const text = words[last]?.text ?? "";
  // Elsewhere than at the beginning it may be a sentence.
  if (last > after && text.length > 3 && !isProseWord(text) && (at === 0 || /\d|[^\w.,-]/.test(text))) add(last);
}

function defaultsIn(text: string): CredentialSpan[] {
  if (!text.includes("${")) return [];
  return [...text.matchAll(DEFAULT)].flatMap((match) => {
    const [whole, name = "", value = ""] = match;
    if (
      isHarmlessUnder(name, nameSays(name), value) ||
      isHarmlessUnder(name, nameSays(name), value.replaceAll(/^["']|["']$/g, ""))
    )
      return [];
    const start = match.index + whole.length - 1 - value.length;
    return /\s/.test(value) && isProseWord(value.split(/\s/)[0] ?? "")
      ? []
      : [{ start, end: start + value.length, why: "name" as const }];
  });
}

function withoutQuotes(text: string): string {
  return text.replace(/^["']([\s\S]*)["']$/, "$1");
}

type Program = { name: string; at: number; flags: PasswordFlags };

/** The last word that names a program we know: `sudo docker exec db mysql …` runs mysql. */
function programOf(words: readonly CommandWord[]): Program | null {
  const first = words.findIndex(({ text }) => text.startsWith("-"));
  let found: Program | null = null;
  for (const [at, { text }] of words.slice(0, 40).entries()) {
    if (text.length > 200 || /\s/.test(text)) continue;
    const name = text.slice(text.lastIndexOf("/") + 1);
    const flags = PASSWORD_FLAGS.get(name);
    // A word behind a flag may be its value; `docker exec -it db mysql` is a program all the same.
    if (
      !flags ||
      (found && first >= 0 && at > first && !/^(?:exec|run|--|-c)$/.test(found.name) && !isRunner(found.name))
    )
      continue;
    if (flags.only !== undefined && !words.some((word) => word.text === flags.only)) continue;
    found = { name, at, flags };
  }
  return found;
}

function isRunner(name: string): boolean {
  return /^(?:docker|podman|nerdctl|oc|helm|az|sshpass)$/.test(name);
}
