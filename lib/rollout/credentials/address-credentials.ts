import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessValue, isOrdinaryWord } from "./harmless-values";
import { looksChosen, looksMixed } from "./random-text";

/** No address is longer up to its path; what is longer is read to here. */
const LONGEST_LOGIN = 1_200;
const SCHEME_BEFORE = /[a-z][a-z0-9+.-]{0,30}$/i;
const HOST_AFTER = /^(?:\[[0-9a-f:.]+\]|[\w.$(){}-]+)(?::|\/|\?|#|,|;|$|[)\]}'"`])/i;
/** Query parameters under which everybody hands out a credential, though their names say little. */
const QUERY_NAMES =
  /^(?:sig|signature|key|auth|hmac|token|pass|pw|pwd|code|st|secret|sas|jwt|access|apikey|k|sid|ticket|x-amz-(?:signature|security-token|credential)|x-goog-(?:signature|credential))$/i;
const QUERY = /[?&;]([A-Za-z_][\w.-]{0,60})=([^&\s"'<>#‹;`\\]{1,4000})/g;
/** Who logs in to LDAP. */
const DISTINGUISHED_NAME = /^\w{1,20}=[^,:@/?#=]{1,80}(?:,\w{1,20}=[^,:@/?#=]{1,80}){0,10}$/;
const ORACLE = /(?:oracle:(?:thin|oci8?|kprb):)([\w$#"]{1,60})\/([^@\s'‹]{1,200})@/gi;
const SLASH_LOGIN =
  /(?<![\w./:@=-])(?!\/)[A-Za-z][\w$#]{0,60}\/([^\s/@'"‹:]{1,200})@(?:\/\/)?[\w.-]{1,253}(?=[:/\s'"]|$)/g;
const BARE_LOGIN = /(?<![\w./:@%+-])([A-Za-z_][\w.-]{0,80}):([^\s/"'‹@:]{1,1000})@([\w.-]{1,253})([:/(\s,;"']|$)/g;
const NO_LOGIN =
  /^(?:mailto|sips?|xmpp|acct|tel|to|from|cc|bcc|by|author|email|mail|contact|user|git|npm|image|docker)$/i;

/** The login part of addresses, and what their queries and forms of their own give away. */
export function addressCredentials(text: string): CredentialSpan[] {
  const logins: CredentialSpan[][] = [];
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) logins.push(loginOf(text, at));
  if (text.includes("@")) logins.push(slashLogins(text), bareLogins(text));
  if (/[?&;]/.test(text)) logins.push(queriesOf(text));
  return logins.flat();
}

/** `at`: where `://` stands. A password may hold `/`, `@`, `'`, `?` and `#` in the wild, though it should not. */
function loginOf(text: string, at: number): CredentialSpan[] {
  const scheme = SCHEME_BEFORE.exec(text.slice(Math.max(0, at - 32), at))?.[0] ?? "";
  if (scheme === "") return [];
  const quote = text[at - scheme.length - 1] ?? "";
  const start = at + 3;
  let part = text.slice(start, start + LONGEST_LOGIN);
  part = part.slice(0, endOf(part, quote));
  const login = loginIn(part);
  if (login === null) return [];
  const colon = login.indexOf(":");
  const user = colon < 0 ? login : login.slice(0, colon);
  const spans: CredentialSpan[] = [];
  const password = colon < 0 ? "" : login.slice(colon + 1);
  if (password !== "" && !isHarmlessValue(password)) {
    spans.push({ start: start + colon + 1, end: start + login.length, why: "userinfo" });
  }
  if (isTokenAsUser(user)) spans.push({ start, end: start + user.length, why: "userinfo" });
  return spans;
}

function endOf(part: string, quote: string): number {
  const stop = part.search(/[\s"`‹<>\\|]/);
  const next = part.indexOf("://");
  const scheme = next < 0 ? "" : (SCHEME_BEFORE.exec(part.slice(0, next))?.[0] ?? "");
  const closing = quote === "'" || quote === "(" ? part.indexOf(quote === "(" ? ")" : "'") : -1;
  const ends = [stop, next < 0 ? -1 : next - scheme.length, closing].filter((end) => end >= 0);
  return Math.min(part.length, ...ends);
}

/** Up to the last `@` with a host behind it, if what stands before it can be a login. */
function loginIn(part: string): string | null {
  for (let at = part.lastIndexOf("@"); at >= 0; at = at === 0 ? -1 : part.lastIndexOf("@", at - 1)) {
    if (!HOST_AFTER.test(part.slice(at + 1, at + 260))) continue;
    const login = part.slice(0, at);
    const colon = login.indexOf(":");
    const user = colon < 0 ? login : login.slice(0, colon);
    if (/[/?#@,&=]/.test(user) && !DISTINGUISHED_NAME.test(user) && !/^[\w.+-]+@[\w.-]+$/.test(user)) return null;
    // A port, and the `@` belongs to the path.
    if (colon >= 0 && /^\d{1,5}(?:[/?#,]|$)/.test(login.slice(colon + 1)) && /[/?#,]/.test(login.slice(colon + 1)))
      return null;
    return login;
  }
  return null;
}

/** `https://TOKEN@host`: no name of a person has so many digits between its letters. */
function isTokenAsUser(user: string): boolean {
  if (user.length < 8 || isHarmlessValue(user) || user.includes(".")) return false;
  return looksMixed(user, 12) || isHex(user) || (/[a-z]/.test(user) && /[A-Z]/.test(user) && looksMixed(user, 8));
}

function isHex(user: string): boolean {
  return /^[0-9a-f]{20,}$/i.test(user);
}

function slashLogins(text: string): CredentialSpan[] {
  return [...text.matchAll(ORACLE), ...text.matchAll(SLASH_LOGIN)].flatMap((match) => {
    const password = match[2] ?? match[1] ?? "";
    // `group/name@v2` is a package, an action or an image more often than a login.
    const isSure =
      match[2] !== undefined || match[0].includes("@//") || looksMixed(password, 6) || /[!#$%^&*]/.test(password);
    if (!isSure || isHarmlessValue(password)) return [];
    const start = match.index + match[0].lastIndexOf(`/${password}@`) + 1;
    return [{ start, end: start + password.length, why: "userinfo" as const }];
  });
}

/** `user:password@tcp(host)` and `user:password@host:5432/db`, without a scheme. */
function bareLogins(text: string): CredentialSpan[] {
  return [...text.matchAll(BARE_LOGIN)].flatMap((match) => {
    const [, user = "", password = "", host = "", next = ""] = match;
    const isDriver = next === "(" && /^(?:tcp|unix|udp)$/.test(host);
    const isHost = host.includes(".") || host === "localhost" || looksChosen(password) || next === ":" || next === "/";
    if (
      !isDriver &&
      (!isHost || /^sha\d+$/.test(host) || NO_LOGIN.test(user) || /^\d+(?:\.\d+)*(?:-\w+)?$/.test(password))
    )
      return [];
    if (isHarmlessValue(password)) return [];
    const start = match.index + user.length + 1;
    return [{ start, end: start + password.length, why: "userinfo" as const }];
  });
}

function queriesOf(text: string): CredentialSpan[] {
  return [...text.matchAll(QUERY)].flatMap((match) => {
    const [, name = "", value = ""] = match;
    if (!QUERY_NAMES.test(name) && nameSays(name) !== "maybe") return [];
    const isSure = /(?:sig|signature|pass|pw|pwd|secret|token|hmac|jwt|credential)$/i.test(name);
    const isOther = isOrdinaryWord(value) || (!looksMixed(value, 8) && value.length < 24);
    if (isHarmlessValue(value) || (!isSure && isOther)) return [];
    const start = match.index + match[0].length - value.length;
    return [{ start, end: start + value.length, why: "name" as const }];
  });
}
