import type { MaskedValue } from "@/lib/contract/template-diff";
import { CHECKSUM } from "./annotations";
import { isCredentialName, isPublicName } from "./credential-names";
import { looksRandom } from "./random-text";

/** Where in a text a credential stands, from `start` up to but not including `end`, and what gave it away. */
export type CredentialSpan = { start: number; end: number; why: MaskedValue["why"] };

/**
 * One way to find credentials: the first group is the credential, without one the whole match is. With `value`, the first
 * group is the name it has, and the credential is the group of `value` that takes part right behind the match.
 */
type Finder = {
  /** Without this in the text nobody need look. */
  hint: string;
  pattern: RegExp;
  value?: RegExp;
  why: MaskedValue["why"];
  holds?: (group: string) => boolean;
};

/*
 * Every pattern is anchored by a look-behind and bounded, so that a hostile text of a megabyte costs no more than a
 * reading of it. `‹` begins a mask, which is never masked again.
 */

/** Tokens whose makers gave them a prefix to be found by, each with the length that their makers say. */
const KNOWN_TOKENS = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, // Amazon Web Services
  /\bgh[pousr]_\w{20,255}/, // GitHub
  /\bgithub_pat_\w{20,255}/,
  /\bgl(?:pat|dt|rt|ft|cbt|ptt|soat|agent|imt)-[\w-]{16,255}/, // GitLab
  /\bxox[a-z]-[\w-]{10,255}/, // Slack
  /\bAIza[\w-]{30,60}/, // Google
  /\bya29\.[\w-]{20,1000}/,
  /\b[sr]k_(?:live|test)_\w{10,255}/, // Stripe
  /\bwhsec_[\w+/=]{16,255}/,
  /\bnpm_\w{30,100}/,
  /\bpypi-[\w-]{20,255}/,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,64}/, // SendGrid
  /\bhv[sbr]\.[\w-]{20,255}/, // Vault
  /\bdckr_pat_[\w-]{20,255}/, // Docker Hub
  /\bdop_v1_\w{20,100}/, // DigitalOcean
  /\bsk-[\w-]{20,255}/, // model providers
  /\bhf_\w{30,100}/,
];

/** A quote, perhaps of JSON inside JSON. */
const QUOTE = String.raw`\\{0,3}["']`;
const NAME = String.raw`(?<![\w.-])(?:${QUOTE})?(?:--?)?([A-Za-z_][\w.-]{0,80})(?:${QUOTE})?`;
const QUOTED = String.raw`"((?:[^"\\‹]|\\.){1,4000})|'([^'‹]{1,4000})|\\{1,3}"([^"\\‹]{1,4000})`;
const BARE = String.raw`([^\s&;"'‹\\][^\s&;"'‹]{0,4000})`;

/** With a colon, bare words are prose more often than not ("token: expired"), but not behind these names. */
const isNamedForSure = (name: string) => isCredentialName(name) && /passw|passphrase|pwd$|key$/i.test(name);

const FINDERS: readonly Finder[] = [
  {
    why: "shape",
    hint: "-----BEGIN ",
    pattern: /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g,
  },
  { why: "shape", hint: "eyJ", pattern: /(?<![\w-])eyJ[\w-]{5,8000}\.[\w-]{5,16000}\.[\w-]{0,8000}/g },
  { why: "shape", hint: "", pattern: new RegExp(KNOWN_TOKENS.map(({ source }) => source).join("|"), "g") },
  {
    why: "shape",
    hint: " ",
    pattern: /(?<!\w)Bearer\s+([\w.~+/-]{8,8000}={0,2})/gi,
    holds: (token) => !/^(auth|cred|token)/i.test(token),
  },
  { why: "shape", hint: " ", pattern: /(?<!\w)(?:Basic|Token)\s+([\w.~+/-]{8,8000}={0,2})/gi, holds: isNoWord },
  { why: "shape", hint: "hooks.slack", pattern: /(?<=hooks\.slack\.com\/services\/)[\w/]{10,255}/g },
  {
    why: "userinfo",
    hint: "://",
    pattern: /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/?#:@"'‹]{0,255}:([^\s/"'‹]{1,1000})@/gi,
  },
  { why: "userinfo", hint: "@", pattern: /(?<![\w.-])[\w.-]{1,255}:([^\s/"'‹@:]{1,1000})(?=@(?:tcp|unix|udp)\()/g },
  {
    why: "userinfo",
    hint: "-u",
    pattern: /(?<![\w-])(?:-u|--user|--proxy-user)[\s=]+["']?[\w.@-]{0,255}[A-Za-z_][\w.@-]{0,255}:([^\s"'‹]{1,1000})/g,
  },
  {
    why: "name",
    hint: "=",
    pattern: new RegExp(`${NAME}(?: = |=)`, "g"),
    holds: isCredentialName,
    value: new RegExp(`${QUOTED}|${BARE}`, "y"),
  },
  {
    why: "name",
    hint: ":",
    pattern: new RegExp(String.raw`${NAME}\s?:\s?`, "g"),
    holds: isCredentialName,
    value: new RegExp(QUOTED, "y"),
  },
  {
    why: "name",
    hint: ":",
    pattern: /(?<![\w.-])([A-Za-z_][\w.-]{0,80}):\s?/g,
    holds: isNamedForSure,
    value: /([^\s,;"'‹\\][^\s,;"'‹]{0,4000})/y,
  },
  { why: "name", hint: ":", pattern: /(?<!\w)authorization:\s?([^\s,;"'‹]+(?: [^\s,;"'‹]{8,})?)/gi },
  {
    why: "name",
    hint: "-",
    pattern: /(?<![\w-])--?([A-Za-z][\w-]{0,80})\s+/g,
    holds: isCredentialName,
    value: /([^\s"'‹-][^\s"'‹]{0,4000})/y,
  },
];

/** Long runs of the alphabets of hex and base64. Digests, ids of containers and first labels of host names are no secrets. */
const RUN = /(?<![\w+/=-])[\w+/-]{32,}={0,2}(?![\w=])/g;
const BEFORE_PUBLIC = /(?:sha256:|sha512[:-]|sha384-|(?:containerd|docker|docker-pullable|cri-o):\/\/)$/;
const AFTER_HOST_LABEL = /^\.[a-z]/;

/**
 * Where credentials stand in a text, in order and without overlap: URLs with a password, tokens of known makers, JSON Web
 * Tokens, PEM blocks, `password=…` and the like, long random texts. Empty values and references (`$(VAR)`) are none.
 * @param isRandomPublic the text stands where long random texts are to be expected, such as under `GIT_COMMIT`
 */
export function credentialsIn(text: string, { isRandomPublic = false } = {}): CredentialSpan[] {
  const found = FINDERS.flatMap((finder) => (text.includes(finder.hint) ? spansOf(text, finder) : []));
  return withoutOverlap(isRandomPublic ? found : [...found, ...randomIn(text)]);
}

/** Whether a value is, or holds, what must not be shown: by its name or by its shape. */
export function holdsCredential(name: string, value: string): boolean {
  return isWholeCredential(name, value) || credentialsIn(value, { isRandomPublic: isPublicName(name) }).length > 0;
}

/** Whether the whole value is a credential by its name. Empty texts, references, and words that switch things are none. */
export function isWholeCredential(name: string, value: string): boolean {
  return isCredentialName(name) && !isHarmless(value) && !(CHECKSUM.test(name) && HEX.test(value));
}

const REFERENCES = /^\s*(?:\$\([^()]*\)|\$\{[^{}]*\}|\$[A-Z_][A-Z0-9_]{2,})+\s*$/;
const SWITCHES = /^\s*(?:|true|false|yes|no|on|off|none|null|nil|enabled|disabled)\s*$/i;
const HEX = /^[0-9a-f]{32,128}$/i;

function isHarmless(value: string): boolean {
  return SWITCHES.test(value) || REFERENCES.test(value) || /^‹masked [^‹›]+›$/.test(value);
}

/** After "token" or "basic" an ordinary word is prose: `basic authentication`. */
function isNoWord(value: string): boolean {
  return /[\d+/=_.~]|[a-z][A-Z]/.test(value);
}

function spansOf(text: string, finder: Finder): CredentialSpan[] {
  const { pattern, value, why, holds } = finder;
  const spans: CredentialSpan[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (holds && !holds(match[1] ?? match[0])) continue;
    const found = value ? matchAt(value, text, pattern.lastIndex) : match;
    if (!found) continue;
    const credential = found.slice(1).find((group) => group !== undefined) ?? found[0];
    const start = found.index + found[0].lastIndexOf(credential);
    const end = start + credential.length;
    // A value may hold names and values itself: what is not taken for a credential is looked into.
    if (!isHarmless(credential)) spans.push({ start, end, why });
    if (!isHarmless(credential) && value) pattern.lastIndex = end;
  }
  return spans;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function randomIn(text: string): CredentialSpan[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const start = index + (run.startsWith("//") ? 2 : 0);
    const end = index + run.length;
    const isPublic =
      BEFORE_PUBLIC.test(text.slice(Math.max(0, start - 20), start)) || AFTER_HOST_LABEL.test(text.slice(end, end + 2));
    return !isPublic && looksRandom(text.slice(start, end)) ? [{ start, end, why: "shape" as const }] : [];
  });
}

/** What overlaps is one; what gave it away is what begins first, and of those the longest. */
function withoutOverlap(spans: CredentialSpan[]): CredentialSpan[] {
  const merged: CredentialSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
