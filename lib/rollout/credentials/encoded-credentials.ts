import type { CredentialSpan } from "./credential-span";
import { isHarmlessValue, isOrdinaryWord } from "./harmless-values";

const BASE64 =
  /(?<![\w+/=.-])(?:[A-Za-z0-9+/]{4}){3,25000}(?:[A-Za-z0-9+/]{2,3}={0,2})?(?![\w+/=])|(?<![\w+/=.-])[A-Za-z0-9+/_-]{7,100000}={1,2}(?![\w+/=])/g;
const PERCENT = /(?<![\w%])[\w.~+-]{0,200}%[0-9A-Fa-f]{2}[\w%.~+:/@?&=!*()-]{0,4000}/g;
/** A text within a text within a text is one that somebody hides. */
const DEEPEST = 3;

type Find = (text: string, depth: number) => CredentialSpan[];

/** Runs of base64 and of percent signs whose content is, or holds, a credential: they are taken whole. */
export function encodedCredentials(text: string, find: Find, depth: number): CredentialSpan[] {
  if (depth >= DEEPEST) return [];
  const spans: CredentialSpan[] = [];
  for (const { 0: run, index } of text.matchAll(BASE64)) {
    const decoded = fromBase64(run);
    if (decoded !== null && isSecret(decoded, run, find, depth))
      spans.push({ start: index, end: index + run.length, why: "shape" });
  }
  if (/%(?:3[aAdD]|40|26)/.test(text)) {
    for (const { 0: run, index } of text.matchAll(PERCENT)) {
      const decoded = fromPercent(run);
      if (decoded !== null && find(decoded, depth + 1).length > 0)
        spans.push({ start: index, end: index + run.length, why: "shape" });
    }
  }
  return spans;
}

/** Whether a run of base64 is a written text, and so not drawn by lot. */
export function isEncodedText(run: string): boolean {
  return fromBase64(run) !== null;
}

function isSecret(decoded: string, run: string, find: Find, depth: number): boolean {
  if (find(decoded, depth + 1).length > 0) return true;
  const own = decoded.trim();
  const login = /^[\w.@+-]{1,100}:([^\s:/][^\s]{2,200})$/.exec(own);
  if (login) return !/^\d+$/.test(login[1] ?? "") && !isHarmlessValue(login[1] ?? "");
  // One word with digits among its letters, which somebody took the trouble to encode.
  return run.endsWith("=") && /^[\x21-\x7e]{6,64}$/.test(own) && isPasswordLike(own);
}

function isPasswordLike(word: string): boolean {
  if (isHarmlessValue(word) || isOrdinaryWord(word) || /^[\w-]+(?:[./:][\w-]+)+$/.test(word)) return false;
  return (
    /[A-Za-z]/.test(word) &&
    /\d/.test(word) &&
    !/^[[{<]|^v?\d/.test(word) &&
    !/^[a-z]+-\d+$|^[A-Za-z]+\d{1,2}$/.test(word)
  );
}

function fromBase64(run: string): string | null {
  const urlSafe = run.replaceAll("-", "+").replaceAll("_", "/");
  if (!beginsWithText(urlSafe)) return null;
  try {
    const bytes = Uint8Array.from(atob(urlSafe), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex
    return text !== "" && !/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/.test(text) ? text : null;
  } catch {
    return null;
  }
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Most words are no base64 and begin with what no text has: that is cheaper to see than to decode them. */
function beginsWithText(run: string): boolean {
  let [bits, held, printable, bytes] = [0, 0, 0, 0];
  for (const letter of run.slice(0, 24).replace(/=+$/, "")) {
    bits = (bits << 6) | (VALUE_OF.get(letter) ?? 0);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const byte = (bits >> held) & 0xff;
    bits &= (1 << held) - 1;
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) return false;
    if (byte < 127) printable++;
    bytes++;
  }
  return printable * 2 >= bytes;
}

function fromPercent(run: string): string | null {
  try {
    return decodeURIComponent(run.replaceAll("+", " "));
  } catch {
    return null;
  }
}
