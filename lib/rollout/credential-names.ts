import { CHECKSUM } from "./annotations";

/** Words that name a credential wherever they stand in a name: `DB_PASSWORD`, `PASSWORD_DB`. */
const STRONG: ReadonlySet<string> = new Set(
  words(`password passwords passwd passphrase passcode pwd secret secrets token apikey apitoken accesskey secretkey
    privatekey authkey credential credentials creds cred bearer jwt authorization`),
);

/** Words that name one only where the name ends with them: `BASIC_AUTH`, but not `AUTH_SERVICE`. */
const WEAK: ReadonlySet<string> = new Set(
  words("auth pass pat pem cookie cookies tokens cert certs certificate sas salt"),
);

/** A `key` is a credential after these words only: `API_KEY`, but not `SORT_KEY`. */
const KEYS: ReadonlySet<string> = new Set(
  words(`api access private secret encryption encrypt decryption signing sign master account shared auth ssh ssl tls
    license licence deploy session storage service crypt cipher aes hmac rsa root admin app application consumer
    subscription jwt server client host`),
);

/** The last word says what the thing is: with these it is a place or a setting that only concerns a credential. */
const PLACES_AND_SETTINGS: ReadonlySet<string> = new Set(
  words(`url urls uri uris endpoint endpoints host hosts hostname port path paths file files filename dir directory folder
    name names namespace ref id kid type kind mode method format algorithm alg ttl expiry expires expiration lifetime
    age maxage timeout seconds minutes hours days interval period length size limit count min max policy rules rule
    enabled enable disabled disable required optional allowed provider service server issuer audience scope scopes
    realm domain user username email header prefix suffix rotation version manager store backend engine driver plugin
    class resource region template charset encoding fingerprint strategy level flow role
    roles group groups config profile address addr proxy scheme protocol cache refresh reload rotate mount`),
);

/** Words that make a setting of the whole name: `REQUIRE_PASSWORD`, `MAX_TOKENS`. */
const MAKES_SETTING: ReadonlySet<string> = new Set(
  words(`enable enabled disable disabled require requires required use allow skip ignore no has max min num count
    inject injected validate check`),
);

/** Names whose credential ends like a place: Vault's `secret_id` logs in, as a password does; Rails signs with the base. */
const IN_SPITE_OF_ITS_END = /secret_?id$|secret_key_base$/i;

/** Shells keep the folder they are in under these names. */
const FOLDERS_OF_SHELLS: ReadonlySet<string> = new Set(["PWD", "OLDPWD"]);

const GLUED = /(password|passwd|passphrase|pwd|secret|token|apikey|secretkey|accesskey|credentials?)$/;

/**
 * Whether what stands under this name is a credential by the name alone: an env variable, a flag, an HTTP header, the key
 * of a map or annotation. Names that point at a credential's place or set something about it are not: `TOKEN_URL`,
 * `SECRET_NAME`, `PASSWORD_FILE`, `REQUIRE_AUTH`.
 */
export function isCredentialName(name: string): boolean {
  if (FOLDERS_OF_SHELLS.has(name)) return false;
  const own = name.slice(name.lastIndexOf("/") + 1);
  if (IN_SPITE_OF_ITS_END.test(own)) return true;
  const parts = partsOf(own);
  const last = parts.at(-1) ?? "";
  if (PLACES_AND_SETTINGS.has(last) || parts.some((part) => MAKES_SETTING.has(part))) return false;
  return (
    parts.some((part, index) => STRONG.has(part) || (isKey(part) && KEYS.has(parts[index - 1] ?? ""))) ||
    WEAK.has(last) ||
    GLUED.test(last)
  );
}

/** Digests, commits and the like: long and random by nature, and no secret. */
const PUBLIC_RANDOM =
  /(^|[^a-z])(commit|sha|sha1|sha256|sha512|md5|digest|checksum|hash|etag|revision|uid|uuid|build|trace|span|fingerprint)([^a-z]|$)/i;

/** Whether a long random text under this name is to be expected and tells nothing: `GIT_COMMIT`, `checksum/config`. */
export function isPublicName(name: string): boolean {
  return (
    PUBLIC_RANDOM.test(name.replaceAll(/([a-z])([A-Z])/g, "$1_$2")) && (CHECKSUM.test(name) || !isCredentialName(name))
  );
}

function isKey(word: string): boolean {
  return word === "key" || word === "keys";
}

/** `dbPassword2`, `DB_PASSWORD_2` and `db-password` are all `db`, `password`: a number at the end counts them. */
function partsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((part) => part.replace(/\d+$/, ""))
    .filter((part) => part !== "");
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
