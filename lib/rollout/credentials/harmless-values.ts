import { looksMixed } from "./random-text";

/*
 * Every pattern is tried on a text of bounded length, so that no text costs more than a reading of it.
 */

/** No reference, path or switch is longer. */
const LONGEST = 400;

const SWITCHES =
  /^(?:|true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|n\/a|redacted|masked|hidden|unset|\*{3,}|x{4,}|\.{3,}|[-_~]+)$/i;
/** Variables of Kubernetes, shells and templates, alone or with what joins them. */
const REFERENCES =
  /^(?:(?:\$\([^()]{1,200}\)|\$\{[A-Za-z_][\w.[\]]{0,200}\}|\$\{\{[^{}]{1,300}\}\}|\$[A-Z_][A-Z0-9_]{2,80}|%[A-Z_][A-Z0-9_]{1,80}%|%\(\w{1,80}\)s|\{\{[^{}]{1,400}\}\}|<%=?[^%]{1,200}%>|@@?\w{1,80}@@?)[:@/.,_-]?)+$/;
const MASK = /^‹masked [^‹›]{1,40}›$/;
const PLACEHOLDER = /^(?:<[A-Za-z][\w .-]{0,60}>|\[[A-Z][\w .-]{0,60}\]|\{[a-z][\w.-]{0,60}\}|ENC\[.{1,1800}\])$/;
const PATH =
  /^(?:file:\/\/|~|\.{1,2}|[A-Za-z]:)?[/\\](?:[\w.@+{}$() -]{1,80}[/\\])*[\w.@+{}$() -]{0,80}(?::(?:ro|rw|z|Z))?$/;
const ARN = /^arn:aws[\w-]{0,12}:[\w:/.+=,@*-]{1,400}$/;
/** Where a credential is kept, in the words of those who keep it. */
const KEPT_ELSEWHERE =
  /^(?:projects\/[\w.-]+\/secrets\/[\w./-]+|(?:vault|ref\+\w+|op|ssm|awssm|aws-?secretsmanager|gcp-?sm|gcpsm|azurekv|akv|sops|keyring|secretref|secret-ref|secretsmanager|k8s|kubernetes|kv|doppler|env|sm):\/{0,2}[\w./#:+@-]+|secrets?\/(?:data\/)?[\w./-]+(?:#[\w.-]+)?|@Microsoft\.KeyVault\([^()]{1,300}\))$/i;
const ADDRESS = /^[a-z][a-z0-9+.-]{0,20}:\/\/[\w.-]{1,253}(?::\d{1,5})?(?:\/[\w./~%+-]{0,500})?$/i;
const AMOUNT =
  /^[+-]?(?:\d{1,3}|\d{1,9}(?:\.\d{1,6})?(?:ns|us|ms|s|m|h|d|w|y|Ki|Mi|Gi|Ti|kB|KB|MB|GB|%|min|sec|days?|hours?)|v\d{1,3}(?:\.\d{1,4}){0,3})$/;
/** In the code of a program, where a value comes from. */
const CODE =
  /^(?:process\.env|os\.(?:environ|getenv)|getenv|ENV\[|env\(|System\.|config\.|settings\.|secrets?\.|var\.|local\.|data\.|module\.|this\.|self\.|req\.|request\.|params[.[]|props\.|input\.|args\.|ctx\.|lookup\(|File\.read|open\(|read\w*\(|get\w*\(|fetch\(|await |new |func\(|function|lambda |\(\) ?=>)/i;

/** Whether a value says of itself that it is no credential, whatever its name: empty, a switch, a reference, a place. */
export function isHarmlessValue(text: string): boolean {
  if (text.length > LONGEST + 100) return false;
  const value = text.trim();
  if (value.length > LONGEST) return false;
  return (
    SWITCHES.test(value) ||
    REFERENCES.test(value) ||
    MASK.test(value) ||
    PLACEHOLDER.test(value) ||
    ARN.test(value) ||
    KEPT_ELSEWHERE.test(value) ||
    AMOUNT.test(value) ||
    (PATH.test(value) && isWrittenPath(value)) ||
    (ADDRESS.test(value) && !value.split(/[/:@?]/).some((piece) => looksMixed(piece, 20)))
  );
}

/** Whether unquoted text behind a name is code that fetches the value and not the value. */
export function isCode(text: string): boolean {
  return CODE.test(text.slice(0, 40));
}

/** `/run/secrets/x` is a path, `/bPxRfiCY` may be drawn by lot. */
function isWrittenPath(value: string): boolean {
  const pieces = value.split(/[/\\]/).filter((piece) => piece !== "" && !/^(?:~|\.+|[a-z]:|file:)$/i.test(piece));
  if (pieces.some((piece) => looksMixed(piece, 16))) return false;
  return pieces.length !== 1 || !/\d/.test(value) || /\.\w{1,5}$/.test(value) || value.startsWith(".");
}

const SETTINGS_OF_AUTH =
  /^(?:basic|bearer|none|jwt|token|tokens|password|passwords|internal|external|anonymous|trust|peer|cert|certs|kerberos|gssapi|gss|spnego|negotiate|ntlm|plain|login|digest|default|required|optional|strict|lax|iam|keycloak|github|gitlab|google|azure|okta|dex|auth0|cognito|ldap|local|proxy|header|cookie|session|file|database|redis|memory|webhook|rbac|node|abac|sso|mixed|custom|simple|native|legacy|auto|manual|service-?account|workload-?identity|\d{1,9})$/i;

/** Words that set what a name of several words is about, such as REGISTRY_AUTH; any other word may be a password. */
export function isSettingOfAuth(text: string): boolean {
  return text
    .trim()
    .split(/[,\s]+/)
    .every((word) => SETTINGS_OF_AUTH.test(word) || METHODS.test(word));
}

const METHODS =
  /^(?:oidc|oauth2?|saml2?|ldaps?|mtls|tls|ssl|md5|sha-?\d{1,3}|(?:scram-)?sha-?\d{1,3}(?:-plus)?|cram-md5|basic-auth|ntlmv?\d?|http2?|x509|ed25519|rsa\d{0,4}|[rehp]s(?:256|384|512))$/i;

/** Ordinary words under a name such as AUTH or COOKIE: `oidc`, `RBAC,Node`, `scram-sha-256`, a number. */
export function isOrdinaryWord(text: string): boolean {
  const value = text.trim();
  if (value.length > 60) return false;
  if (value.includes(" -> ")) return value.split(" -> ").every(isOrdinaryWord);
  return METHODS.test(value) || /^(?:[A-Za-z]{2,20}(?:[-_,. ][A-Za-z]{2,20}){0,4}|\d{1,9})$/.test(value);
}

/** What code falls back to: `a || "x"`, `get("A", "x")`. */
const FALLBACK = /(?:\|\||\?\?|\bor\b|,|\?[^?:"'\n]{1,80}:)\s{0,4}(["'])([^"'\n]{4,400})\1/;

/** Where in unquoted text behind a name the value stands that its code falls back to; null where there is none. */
export function fallbackIn(code: string): { start: number; end: number } | null {
  const found = FALLBACK.exec(code.slice(0, 600));
  const value = found?.[2];
  if (!found || value === undefined || isHarmlessValue(value)) return null;
  const end = found.index + found[0].length - 1;
  return { start: end - value.length, end };
}

const STATUS =
  /^(?:is|was|are|were|be|been|must|should|shall|may|might|can|could|cannot|will|would|has|have|had|not|no|and|or|of|for|from|to|in|on|at|by|with|without|the|a|an|this|that|it|its|if|when|then|than|as|but|your|our|their|my|please|contact|see|use|set|expired|invalid|incorrect|wrong|unknown|missing|required|denied|rejected|empty|failed|failure|refused|revoked|mismatch|unauthorized|unauthenticated|forbidden|accepted|changed|updated|created|deleted|rotated|reset|ok|okay|error|found|authentication|optional|default|string|text|boolean|integer|number|object|value|bytes|null|none|too|only|does|do|did|could|couldn't|can't|isn't|doesn't|must,|enter|provide|provided|specified|expected|malformed|absent|present|valid|exceeded|exceeds|locked|weak|strong|long|short)$/i;

/** Whether a word after "password" or "token" goes on with a sentence: "expired", "must". */
export function isProseWord(word: string): boolean {
  return STATUS.test(word.replace(/[.,;:!?)\]"']+$/, "").slice(0, 30));
}

/** Whether what follows "password:" to the end of its line is a sentence: several words, some of them small ones. */
export function isProse(rest: string): boolean {
  const found = rest.slice(0, 300).trim().split(/\s+/).slice(0, 12);
  const [first = ""] = found;
  if (found.length < 2) return isProseWord(first);
  const written = found.filter((word) => /^[("'«]?[A-Za-z][a-z'’-]*[.,;:!?)"'»]*$/.test(word));
  if (written.length < found.length - 1) return isProseWord(first) && found.length > 2;
  return found.some(isProseWord);
}
