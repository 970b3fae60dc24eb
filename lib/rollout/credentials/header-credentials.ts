import type { CredentialSpan } from "./credential-span";
import { nameSays } from "./credential-names";
import { isHarmlessValue } from "./harmless-values";

const SCHEMES: readonly { pattern: RegExp; holds: (token: string) => boolean }[] = [
  { pattern: /(?<!\w)Bearer\s{1,9}([\w.~+/-]{8,8000}={0,2})/gi, holds: (token) => !/^(auth|cred|token)/i.test(token) },
  {
    pattern:
      /(?<!\w)(?:Basic|Token|ApiKey|Api-Key|SSWS|GenieKey|Splunk|SharedKey|Negotiate|NTLM|PRIVATE-TOKEN|X-API-KEY)\s{1,9}([\w.~+/:-]{8,8000}={0,2})/gi,
    holds: isNoWord,
  },
];
const AUTHORIZATION =
  /(?<!\w)authorization\\{0,3}["']?\s?[:=]\s?(?:\[\s?)?["']?([^\s,;"'‹]{1,4000}(?: [^\s,;"'‹]{8,4000})?)/gi;
/** Schemes whose credential is made of several parts. */
const IN_PARTS =
  /(?<!\w)authorization\\{0,3}["']?\s?[:=]\s?["']?((?:Digest|OAuth|Hawk|Signature|AWS4-HMAC-SHA256|MAC|MessageBird|EG1-HMAC-SHA256)\s[^\n‹]{8,4000}?)(?=["']?\s*(?:$|\n|["'] ))/gi;
const COOKIES = /(?<![\w-])(?:set-)?cookie\\{0,3}["']?\s?:\s{0,4}\\{0,3}["']?([^\n"'‹\\]{1,4000})/gi;

/** What stands in headers of HTTP, and behind the names of their schemes anywhere. */
export function headerCredentials(text: string): CredentialSpan[] {
  const spans: CredentialSpan[][] = [];
  if (/\s/.test(text)) {
    for (const { pattern, holds } of SCHEMES) spans.push(found(text, pattern, "shape", holds));
  }
  if (/authorization/i.test(text)) {
    spans.push(found(text, AUTHORIZATION, "name", (value) => !/^(?:Basic|Bearer)?$/i.test(value) && !isScheme(value)));
    spans.push(found(text, IN_PARTS, "name", () => true));
  }
  if (/cookie/i.test(text)) spans.push(found(text, COOKIES, "name", holdsCookie));
  return spans.flat();
}

/** Whether what a header of cookies holds is more than short ordinary words, which are choices of a person: `theme=dark`, `SameSite=Lax`. */
export function holdsCookie(value: string): boolean {
  return value.split(";", 60).some((part) => {
    const at = part.indexOf("=");
    if (at < 1) return false;
    const [name, own] = [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    return /sess|sid$|id$|auth|remember/i.test(name) || nameSays(name) !== "nothing" || !/^[A-Za-z/]{1,12}$/.test(own);
  });
}

function isScheme(value: string): boolean {
  return /^(?:rbac|node|webhook|alwaysallow|alwaysdeny|abac|none|required|optional|failed|denied|[a-z]+ (?:failed|required|denied))[.,]?$/i.test(
    value,
  );
}

/** After "token" or "basic" an ordinary word is prose: `basic authentication`. */
function isNoWord(value: string): boolean {
  return /[\d+/=_.~]|[a-z][A-Z]/.test(value);
}

function found(
  text: string,
  pattern: RegExp,
  why: CredentialSpan["why"],
  holds: (value: string) => boolean,
): CredentialSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = match[1] ?? "";
    if (!holds(value) || isHarmlessValue(value)) return [];
    const start = match.index + match[0].length - value.length;
    return [{ start, end: start + value.length, why }];
  });
}
