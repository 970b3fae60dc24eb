import { CHECKSUM } from "../objects/annotations";
import { wordsOf } from "./name-words";

/** Words that name a credential wherever they stand in a name: `DB_PASSWORD`, `PASSWORD_DB`. */
const STRONG = words(`password passwords passwd passwds passphrase passcode pwd pw psk secret secrets token apikey
  apitoken accesskey secretkey privatekey privkey authkey credential credentials creds cred bearer jwt authorization
  mnemonic passwort kennwort senha contrasena contraseña motdepasse mdp пароль 비밀번호 암호 密码 密碼 パスワード heslo hasło
  haslo salasana lösenord wachtwoord jelszó parola requirepass masterauth preshared htpasswd
  sessionid sessid phpsessid jsessionid csrftoken xsrf csrf webhooksecret`);

/** Words that name one only where the name ends with them: `BASIC_AUTH`, but not `AUTH_SERVICE`. */
const WEAK = words(
  "auth pass passe pat pem cookie cookies tokens cert certs certificate sas salt pepper otp totp hmac",
);

/** Of the above those under which ordinary words are settings: `AUTH=oidc`. */
const OFTEN_SETTINGS = words(
  "auth authorization cookie cookies tokens cert certs certificate pem sas pat bearer jwt salt hmac",
);

/** A `key` is a credential after these words only: `API_KEY`, but not `SORT_KEY`. */
const KEYS = words(`api access private secret encryption encrypt decryption signing sign signature master account shared
  auth ssh ssl tls license licence deploy session storage service crypt crypto cipher aes des enc hmac rsa root admin app
  application consumer subscription jwt server client host unseal recovery seal wallet vapid cookie pre wpa wep webhook
  integration ingestion ingest write license registration activation vault user webpush totp otp fernet kek dek xor
  stripe sendgrid mailgun twilio datadog dd newrelic algolia openai role functions function nonce pass luks apns fcm gemini openrouter mistral groq cohere deepl pinecone supabase
  firebase mapbox sentry vercel netlify hetzner vultr linode splunk loggly mixpanel amplitude intercom shopify paypal
  adyen braintree plaid weather gossip maps anthropic google github gitlab slack cloudflare
  azure aws gcp minio rollbar bugsnag honeycomb segment pagerduty opsgenie launchdarkly`);

/** A seed or phrase is one after these: `OTP_SEED`, but not `RANDOM_SEED`. */
const SEEDS = words(
  "otp totp hotp wallet mnemonic master hd encryption crypto mfa secret key auth recovery backup seed pass",
);

/** A code is one after these: `RECOVERY_CODE`, but not `COUNTRY_CODE`. */
const CODES = words("pin unlock backup recovery security access auth activation lock door alarm");

/** The last word says what the thing is: with these it is a place or a setting that only concerns a credential. */
const PLACES_AND_SETTINGS = words(`url urls uri uris endpoint endpoints host hosts hostname port ports path paths file
  files filename dir directory folder name names namespace ref refs reference id ids kid type types kind mode method
  methods format algorithm algorithms alg algo ttl expiry expires expiration lifetime age maxage timeout seconds minutes
  minute hours hour days day interval period length size sizes limit limits count min max policy policies rules rule
  enabled enable disabled disable required optional allowed provider providers service server issuer audience scope
  scopes realm domain user username email header headers prefix suffix rotation version versions manager store backend
  engine driver plugin class resource region template charset encoding fingerprint strategy level flow flows role
  roles group groups config profile address addr proxy scheme protocol cache refresh reload rotate mount bucket buckets
  topic queue table column field fields label labels selector arn image tag project tenant zone chart release volume
  rate burst capacity quota budget usage used threshold retries attempts backoff window grace leeway skew tolerance
  mapping mapper lookup resolver handler controller factory builder generator validator verifier checker interceptor
  middleware filter module library command cmd status state reason error message hint question prompt pattern regex
  entropy complexity history rounds iterations cost strength bits curve usages purpose owner source target mechanism
  encryption hashing encoder decoder hasher manufacturer vendor client_id samesite secure httponly location container account serviceaccount`);

/** Words that make a setting of the whole name: `REQUIRE_PASSWORD`, `MAX_TOKENS`. */
const MAKES_SETTING = words(`enable enabled disable disabled require requires required use allow skip ignore no has max
  min num count inject injected validate check existing`);

/** Names whose credential ends like a place: Vault's `secret_id` logs in, as a password does; Rails signs with the base. */
const IN_SPITE_OF_ITS_END = /secret_?id$|secret_key_base$|session_?id$|auth_?config$|(?:^|[._-])login_?(?:pass|pw)$/i;

/** What only says how a credential is written: `API_KEY_B64` is one. */
const TRANSPARENT = words(
  "b64 base64 base hex raw value values data string str plain plaintext plain_text enc encoded old new",
);

/** Shells keep the folder they are in under these names. */
const FOLDERS_OF_SHELLS: ReadonlySet<string> = new Set(["PWD", "OLDPWD"]);

/**
 * What a name says of its value. `sure`: it is a credential unless it says itself that it is none. `word`: the same, but
 * ordinary words are settings there (`AUTH=oidc`). `maybe`: it is one if it looks like one (`ROUTING_KEY`, `SEED`).
 */
export type NameSays = "sure" | "word" | "maybe" | "nothing";

/** Names of one word that hold a credential if the value looks like one. */
const MAYBE = words(
  "key keys seed pin sig signature sid dsn license licence serial nonce phrase code hash login ticket",
);

/** What the name says about what stands under it: an env variable, a flag, an HTTP header, a key of a map or annotation. */
export function nameSays(name: string): NameSays {
  if (name.length > 200) return "nothing";
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const says = saysOf(name);
  remembered.set(name, says);
  return says;
}

/** A cluster's texts use few names, and each of them often. */
const MOST_REMEMBERED = 5_000;
const remembered = new Map<string, NameSays>();

function saysOf(name: string): NameSays {
  if (FOLDERS_OF_SHELLS.has(name)) return "nothing";
  const own = name.slice(name.lastIndexOf("/") + 1);
  if (IN_SPITE_OF_ITS_END.test(own)) return "sure";
  const all = wordsOf(own);
  const ends = all.findLastIndex((part) => !TRANSPARENT.has(part));
  const parts = ends < 0 ? all : all.slice(0, ends + 1);
  const last = parts.at(-1) ?? "";
  if (PLACES_AND_SETTINGS.has(last) || parts.some((part) => MAKES_SETTING.has(part))) return "nothing";
  if (parts.some((part) => part === "public" || part === "pub") && !parts.includes("secret")) return "nothing";
  if (parts.some((part, index) => isStrong(part, parts[index - 1] ?? ""))) {
    return parts.length === 1 && OFTEN_SETTINGS.has(last) ? "word" : "sure";
  }
  if (WEAK.has(last)) return OFTEN_SETTINGS.has(last) ? "word" : "sure";
  return MAYBE.has(last) ? "maybe" : "nothing";
}

function isStrong(part: string, before: string): boolean {
  if (STRONG.has(part)) return true;
  if (part === "key" || part === "keys") return KEYS.has(before);
  if (part === "code" || part === "codes") return CODES.has(before);
  if (part === "community") return before === "snmp";
  return (part === "seed" || part === "seeds" || part === "phrase" || part === "words") && SEEDS.has(before);
}

/**
 * Whether what stands under this name is a credential by the name alone. Names that point at a credential's place or set
 * something about it are not: `TOKEN_URL`, `SECRET_NAME`, `PASSWORD_FILE`, `REQUIRE_AUTH`.
 */
export function isCredentialName(name: string): boolean {
  const says = nameSays(name);
  return says === "sure" || says === "word";
}

/** Names of Secrets, not of what is in them: `IMAGE_PULL_SECRET`. */
const SECRET_OBJECTS =
  /(?:pull|tls|cert|certificate|existing|image|registry|ingress|auth-tls)[._-]?secrets?$|\/auth-secret$/i;

/** Whether a Secret's name is to be expected here. */
export function namesAnObject(name: string): boolean {
  return SECRET_OBJECTS.test(name.replaceAll(/([a-z])([A-Z])/g, "$1_$2"));
}

/** Digests, commits and the like: long and random by nature, and no secret. */
const PUBLIC_RANDOM =
  /(^|[^a-z])(commit|sha|sha1|sha256|sha512|md5|digest|checksum|hash|etag|revision|uid|uuid|build|trace|span|fingerprint|integrity|correlation|thumbprint|public|gpg|pgp|traceparent)([^a-z]|$)/i;

/** Whether a long random text under this name is to be expected and tells nothing: `GIT_COMMIT`, `checksum/config`. */
export function isPublicName(name: string): boolean {
  return (
    PUBLIC_RANDOM.test(name.replaceAll(/([a-z])([A-Z])/g, "$1_$2")) && (CHECKSUM.test(name) || !isCredentialName(name))
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
