import { addressCredentials } from "./address-credentials";
import { CHECKSUM } from "../objects/annotations";
import { belowCredentials } from "./below-credentials";
import { callCredentials } from "./call-credentials";
import { codeCredentials } from "./code-credentials";
import { commandCredentials } from "./command-credentials";
import { isPublicName, nameSays } from "./credential-names";
import { type CredentialSpan, withoutOverlap } from "./credential-span";
import { encodedCredentials } from "./encoded-credentials";
import { fileCredentials } from "./file-credentials";
import { headerCredentials } from "./header-credentials";
import { knownTokens } from "./known-tokens";
import { markupCredentials } from "./markup-credentials";
import { isHarmlessUnder, pairCredentials } from "./pair-credentials";
import { randomCredentials } from "./random-credentials";
import { sentenceCredentials } from "./sentence-credentials";

export type { CredentialSpan } from "./credential-span";

/*
 * Every reader goes through a text once: its patterns are anchored by a look-behind and bounded, so that a hostile text
 * of a megabyte costs no more than a reading of it. `‹` begins a mask, which is never masked again.
 */

type Options = {
  /** The text stands where long random texts are to be expected, such as under `GIT_COMMIT`. */
  isRandomPublic?: boolean;
};

/**
 * Where credentials stand in a text, in order and without overlap: logins in addresses, tokens of known makers, JSON Web
 * Tokens, private keys, values of names that say so in whatever notation, arguments of programs, encoded texts that hold
 * one of these, long random texts. Empty values and references (`$(VAR)`) are none.
 */
export function credentialsIn(text: string, options: Options = {}): CredentialSpan[] {
  return credentialsAt(text, 0, options);
}

function credentialsAt(text: string, depth: number, { isRandomPublic = false }: Options = {}): CredentialSpan[] {
  if (text.length < 4) return [];
  const plain = withoutEscapes(text);
  const found = [
    byReaders(text),
    plain === text ? [] : byReaders(plain),
    encodedCredentials(text, credentialsAt, depth),
    isRandomPublic ? [] : randomCredentials(text),
  ].flat();
  const masks = found.map((span) => withoutMask(text, span)).filter(({ start, end }) => end > start);
  return outside(withoutOverlap(masks), publicRanges(text));
}

function byReaders(text: string): CredentialSpan[] {
  return [
    knownTokens,
    addressCredentials,
    headerCredentials,
    pairCredentials,
    fileCredentials,
    markupCredentials,
    commandCredentials,
    belowCredentials,
    callCredentials,
    codeCredentials,
    sentenceCredentials,
  ].flatMap((reader) => reader(text));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...["&equals;", "&#61;", "&#x3d;"].map((entity): [string, string] => [entity, "="]),
  ...["&quot;", "&#34;", "&#x22;"].map((entity): [string, string] => [entity, '"']),
  ...["&apos;", "&#39;", "&#x27;"].map((entity): [string, string] => [entity, "'"]),
  ...["&amp;", "&#38;", "&#x26;"].map((entity): [string, string] => [entity, "&"]),
  ...["&colon;", "&#58;"].map((entity): [string, string] => [entity, ":"]),
]);

/** The same length, but with the line breaks and signs that a text inside a text escapes: `\n`, `\u0026`. */
function withoutEscapes(text: string): string {
  if (!text.includes("\\") && !text.includes("&")) return text;
  return text
    .replaceAll(/&(?:equals|quot|apos|amp|colon|#(?:61|34|39|38|58|x3d|x22|x27|x26));/gi, (entity) =>
      (ENTITIES.get(entity.toLowerCase()) ?? " ").padStart(entity.length),
    )
    .replaceAll(/\\{1,7}[nr]/g, (escape) => `${" ".repeat(escape.length - 1)}\n`)
    .replaceAll("\\ ", "  ")
    .replaceAll(/\\{1,7}t/g, (escape) => " ".repeat(escape.length))
    .replaceAll(/\\{1,7}u00(26|3d|3c|3e)/gi, (escape, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)).padStart(escape.length),
    );
}

type Range = { start: number; end: number };

/** What looks like a credential and is published: certificates, public keys, names of Amazon's resources. */
const PUBLIC =
  /-----BEGIN (?:CERTIFICATE|TRUSTED CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE REQUEST|X509 CRL|PGP PUBLIC KEY BLOCK|DH PARAMETERS|SSH2 PUBLIC KEY)-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)|\b(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}|sk-ssh-ed25519@openssh\.com) [\w+/=]{20,2000}|\barn:aws[\w-]{0,12}:[\w:/.+=,@*-]{1,400}|\bprojects\/[\w.-]{1,100}\/(?:secrets|serviceAccounts)\/[\w./@-]{1,200}/g;

function publicRanges(text: string): Range[] {
  if (!/-----BEGIN |ssh-|ecdsa-|arn:aws|projects\//.test(text)) return [];
  return [...text.matchAll(PUBLIC)].map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }));
}

/** Both are in order, so one walk does. */
function outside(spans: readonly CredentialSpan[], ranges: readonly Range[]): CredentialSpan[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while ((ranges[next]?.end ?? Infinity) < end) next++;
    return !(start >= (ranges[next]?.start ?? Infinity));
  });
}

/** A mask is never masked again, nor part of what is. */
function withoutMask(text: string, span: CredentialSpan): CredentialSpan {
  const at = text.slice(span.start, span.end).indexOf("‹");
  return at < 0 ? span : { ...span, end: span.start + at };
}

/** Whether a value is, or holds, what must not be shown: by its name or by its shape. */
export function holdsCredential(name: string, value: string): boolean {
  return isWholeCredential(name, value) || credentialsIn(value, { isRandomPublic: isPublicName(name) }).length > 0;
}

const HEX = /^[0-9a-f]{32,128}$/i;
const PUBLIC_BLOCK = /^\s*(?:-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY)-----|ssh-(?:rsa|ed25519) )/;

/** Whether the whole value is a credential by its name. Empty texts, references, and words that switch things are none. */
export function isWholeCredential(name: string, value: string): boolean {
  const says = nameSays(name);
  if (isHarmlessUnder(name, says, value) || PUBLIC_BLOCK.test(value)) return false;
  return !(CHECKSUM.test(name) && HEX.test(value));
}
