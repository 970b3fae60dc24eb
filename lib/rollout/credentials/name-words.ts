/** Ends by which people glue a credential to what it belongs to: `DBPASS`, `MASTERKEY`. */
const GLUED_END =
  /^(.+?)(passwords?|passwd|passphrase|passcode|passwort|pass|pwd|psk|pw|secrets?|tokens?|apikey|secretkey|accesskey|privatekey|credentials?|creds)$/;
const GLUED_KEY =
  /^(.*?)(api|access|private|priv|secret|encryption|encrypt|signing|master|account|shared|auth|ssh|ssl|tls|license|licence|deploy|session|storage|service|crypt|cipher|aes|hmac|rsa|root|admin|app|client|host|unseal|recovery|wallet|preshared)(keys?)$/;
const GLUED_BEGIN =
  /^(password|passwd|secret|token|apikey)(hash|name|file|path|url|uri|key|value|id|ttl|type|ref|dir|salt|auth)$/;
/** English words that only end like a credential. */
const NOT_GLUED = /(?:by|com|encom|tres|sur|over|under)pass$|^keystoke|^(?:detokens?|untokens?)$|^requirepass$/;
/** Whole words that are names by themselves. */
const WHOLE =
  /^(?:apikey|apitoken|accesskey|secretkey|privatekey|privkey|authkey|preshared|htpasswd|csrftoken|webhooksecret|passphrase|passcode|masterauth|requirepass|motdepasse|passwort|passwords?|passwd|passwds)$/;

/**
 * The words of a name, in small letters: `dbPassword2`, `DB_PASSWORD_2` and `db-password` are all `db`, `password`, and
 * `DBPASS` is `db`, `pass`. A number at the end of a word counts it and says nothing.
 */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .map((part) => (/^(?:b64|base64|s3)$/.test(part) ? part : part.replace(/\d+$/, "")))
    .filter((part) => part !== "")
    .flatMap(unglued);
}

function unglued(part: string): string[] {
  if (part.length > 60 || WHOLE.test(part) || NOT_GLUED.test(part)) return [part];
  const found = GLUED_BEGIN.exec(part) ?? GLUED_KEY.exec(part) ?? GLUED_END.exec(part);
  return found ? found.slice(1).filter((piece) => piece !== "") : [part];
}
