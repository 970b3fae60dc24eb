import type { CredentialSpan } from "./credential-span";

/** Tokens whose makers gave them a prefix to be found by, each with the length that their makers say. */
const BY_PREFIX = [
  /(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Z])/, // Amazon Web Services
  /ABSK[\w+/=]{60,255}/,
  /LTAI[0-9A-Za-z]{12,30}/, // Alibaba
  /AKID[0-9A-Za-z]{13,40}/, // Tencent
  /gh[pousr]_\w{20,255}/, // GitHub
  /github_pat_\w{20,255}/,
  /gl(?:pat|dt|rt|rtr|ft|cbt|ptt|soat|agent|imt|ffct|oas)-[\w.-]{16,255}/, // GitLab
  /GR1348941[\w-]{20,60}/,
  /xox[a-z](?:\.xox[a-z])?-[\w-]{10,255}/, // Slack
  /xapp-\d-[\w-]{10,255}/,
  /AIza[\w-]{30,60}/, // Google
  /ya29\.[\w-]{20,1000}/,
  /GOCSPX-[\w-]{20,60}/,
  /1\/\/0[\w-]{30,255}/,
  /[sr]k_(?:live|test|prod)_\w{10,255}/, // Stripe
  /whsec_[\w+/=]{16,255}/,
  /npm_\w{30,100}/,
  /pypi-[\w-]{20,255}/,
  /rubygems_[0-9a-f]{40,60}/,
  /oy2[a-z0-9]{43}(?![a-z0-9])/, // NuGet
  /CLOJARS_[a-z0-9]{50,70}/i,
  /SG\.[\w-]{16,64}\.[\w-]{16,64}/, // SendGrid
  /xkeysib-[0-9a-f-]{40,100}/, // Brevo
  /xsmtpsib-[0-9a-f-]{40,100}/,
  /key-[0-9a-f]{32}(?![0-9a-f])/, // Mailgun
  /[0-9a-f]{32}-us\d{1,2}(?!\w)/, // Mailchimp
  /SK[0-9a-f]{32}(?![0-9a-f])/, // Twilio
  /hv[sbr]\.[\w-]{20,255}/, // Vault
  /s\.[A-Za-z0-9]{24}(?![\w.-])/,
  /[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,100}/, // Terraform
  /dckr_[po]at_[\w-]{20,255}/, // Docker Hub
  /do[opr]_v1_\w{20,100}/, // DigitalOcean
  /sk-[\w-]{20,255}/, // model providers
  /hf_\w{30,100}/,
  /gsk_\w{40,100}/,
  /r8_\w{30,60}/,
  /pplx-\w{30,80}/,
  /sh(?:pat|pss|pca|ppa)_[0-9a-fA-F]{20,60}/, // Shopify
  /sq0[a-z]{3}-[\w-]{20,60}/, // Square
  /lin_(?:api|oauth)_\w{30,80}/, // Linear
  /fig[dou]_[\w-]{30,80}/, // Figma
  /(?:ntn|secret)_[A-Za-z0-9]{40,60}(?!\w)/, // Notion
  /PMAK-[0-9a-f]{20,30}-[0-9a-f]{30,40}/, // Postman
  /sntry[su]_[\w+/=-]{30,500}/, // Sentry
  /gl(?:sa|c)_[\w+/=-]{30,500}/, // Grafana
  /NR(?:AK|RA|II|JS|AL)-?[\w-]{17,60}/, // New Relic
  /dapi[0-9a-f]{32}(?:-\d)?(?![0-9a-f])/, // Databricks
  /EAA[A-Za-z0-9]{30,400}/, // Meta
  /AGE-SECRET-KEY-1[0-9A-Z]{50,64}/,
  /tskey-[a-z]+-[\w-]{10,100}/, // Tailscale
  /ATATT3[\w=-]{30,255}/, // Atlassian
  /ATCTT3[\w=-]{30,255}/,
  /ATBB[A-Za-z0-9]{24,60}/,
  /pscale_(?:tkn|pw|oauth)_[\w.=-]{30,80}/, // PlanetScale
  /sb(?:p|_secret|v)_[\w-]{20,80}/, // Supabase
  /pul-[0-9a-f]{40}/, // Pulumi
  /ph[cxr]_[A-Za-z0-9]{40,60}/, // PostHog
  /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,100}/, // Doppler
  /ops_eyJ[\w+/=-]{100,2000}/, // 1Password
  /A3-[A-Z0-9]{6}-[A-Z0-9-]{20,50}/,
  /CFPAT-[\w-]{40,50}/, // Contentful
  /dt0[a-z]\d\d\.[A-Z0-9]{20,30}\.[A-Z0-9]{50,70}/i, // Dynatrace
  /EZ[AT]K[A-Za-z0-9]{50,60}/, // EasyPost
  /FLWSECK(?:_TEST)?-[\w-]{12,50}/, // Flutterwave
  /HRKU-[\w-]{30,70}/, // Heroku
  /ico-[A-Za-z0-9]{32}(?!\w)/, // Infracost
  /AKCp[A-Za-z0-9]{60,75}/, // JFrog
  /cmVmdGtu[A-Za-z0-9]{50,60}/,
  /(?:sdk|api|mob)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, // LaunchDarkly
  /sha256~[\w-]{43}(?![\w-])/, // OpenShift
  /pnu_[a-zA-Z0-9]{36}(?!\w)/, // Prefect
  /rdme_[a-z0-9]{70}/,
  /sq[pua]_[0-9a-f]{40}(?![0-9a-f])/, // Sonar
  /sgp_(?:[\w-]+_)?[0-9a-f]{40}(?![0-9a-f])/, // Sourcegraph
  /tfp_[\w.-]{40,70}/, // Typeform
  /(?:live|test)_(?:pub_|sec_)?[0-9a-f]{31,36}(?!\w)/, // Lob
  /duffel_(?:live|test)_[\w-]{40,50}/,
  /shippo_(?:live|test)_[0-9a-f]{40}/,
  /fo1_[\w-]{40,50}/, // Fly
  /FlyV1 fm\d[\w+/=,-]{50,1000}/,
  /bkua_[0-9a-f]{40}/, // Buildkite
  /CCIP(?:AT|RJ)_[\w-]{20,100}/, // CircleCI
  /p8e-[A-Za-z0-9]{32}(?!\w)/, // Adobe
  /(?:xprv|zprv|yprv|tprv)[1-9A-HJ-NP-Za-km-z]{80,120}/, // wallets
  /v1\.0-[0-9a-f]{24}-[0-9a-f]{100,160}/, // Cloudflare
  /[a-z0-9]{3}8Q~[\w~.-]{30,40}/i, // Microsoft Entra
  /\d{8,10}:AA[\w-]{33}(?![\w-])/, // Telegram
  /[a-z0-9]{6}\.(?=[a-z]{0,15}\d)(?=\d{0,15}[a-z])[a-z0-9]{16}(?![\w.-])/, // What joins a node to a cluster
  /[MNO][A-Za-z\d]{22,27}\.[\w-]{6}\.[\w-]{27,40}/, // Discord
];

/** What comes from places that give out credentials inside an address or in a form of its own: the first group, or all. */
const BY_FORM: readonly { pattern: RegExp; hint: string }[] = [
  {
    hint: "hooks.slack",
    pattern: /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([^\s"'<>?‹]{6,255})/g,
  },
  { hint: "/webhooks/", pattern: /discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/(\d{5,25}\/[^\s"'<>?/‹]{10,100})/g },
  {
    hint: ".com/webhook",
    pattern: /(?:webhook\.office|outlook\.office|outlook\.office365)\.com\/webhook(?:b2)?\/([^\s"'<>?‹]{20,400})/g,
  },
  { hint: "/bot", pattern: /api\.telegram\.org\/bot([\w:-]{20,80})/g },
  { hint: "hooks.zapier", pattern: /hooks\.zapier\.com\/hooks\/catch\/([\w/]{6,100})/g },
  { hint: "/with/key/", pattern: /\/with\/key\/([\w-]{10,100})/g },
  { hint: "/hooks/", pattern: /\/hooks\/([a-z0-9]{26})(?![a-z0-9])/g },
  // Digests of passwords, as crypt, Apache, PostgreSQL, MySQL and Django write them: they can be guessed against.
  {
    hint: "$",
    pattern:
      /(?<![\w$])\$(?:apr1|1|2[abxy]?|5|6|7|y|gy|argon2(?:id|i|d)|pbkdf2[\w-]{0,12}|scrypt)\$[\w./$=,+-]{10,300}/g,
  },
  { hint: "pbkdf2_", pattern: /pbkdf2_sha\d{1,3}\$\d{1,9}\$[\w+/=]{1,60}\$[\w+/=]{20,100}/g },
  { hint: "SCRAM-SHA", pattern: /SCRAM-SHA-\d{1,3}\$\d{1,9}:[\w+/=]{8,60}\$[\w+/=:]{20,200}/g },
  { hint: "{", pattern: /\{S?(?:SHA|MD5)(?:256|384|512)?\}[\w+/=]{12,200}/gi },
  { hint: "*", pattern: /(?<![\w*])\*[0-9A-F]{40}(?![0-9A-F])/g },
];

const ANY_PREFIX = new RegExp(`(?<![A-Za-z0-9])(?:${BY_PREFIX.map(({ source }) => source).join("|")})`, "g");
const SHORTEST = 16;
const JWT = /(?<![\w-])eyJ[\w-]{5,8000}\.[\w-]{5,16000}\.[\w-]{0,8000}/g;
/** Encrypted to somebody: the five parts of a JSON Web Token, of which the second may be empty. */
const JWE = /(?<![\w-])eyJ[\w-]{10,8000}\.[\w-]{0,2000}\.[\w-]{5,200}\.[\w-]{5,16000}\.[\w-]{5,200}/g;
const SECRET_BLOCK =
  /-----BEGIN (?!CERTIFICATE-|PUBLIC KEY-|TRUSTED CERT|RSA PUBLIC|PGP PUBLIC|PGP SIGN|X509 CRL|CERTIFICATE REQ|NEW CERTIFICATE REQ|DH PARAM|EC PARAM|SSH2 PUBLIC)[A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;
const PUTTY_KEY = /PuTTY-User-Key-File-\d:[\s\S]{0,20000}/g;

/** Tokens of known makers, JSON Web Tokens, PEM blocks with a private key, digests of passwords. */
export function knownTokens(text: string): CredentialSpan[] {
  const spans = [text.length < SHORTEST ? [] : all(text, ANY_PREFIX)];
  if (text.includes("eyJ")) spans.push(all(text, JWT), all(text, JWE));
  if (text.includes("-----BEGIN ")) spans.push(all(text, SECRET_BLOCK));
  if (text.includes("PuTTY-User")) spans.push(all(text, PUTTY_KEY));
  for (const { pattern, hint } of BY_FORM) if (text.includes(hint)) spans.push(all(text, pattern));
  return spans.flat();
}

function all(text: string, pattern: RegExp): CredentialSpan[] {
  return [...text.matchAll(pattern)].map((match) => {
    const credential = match[1] ?? match[0];
    const start = match.index + match[0].lastIndexOf(credential);
    return { start, end: start + credential.length, why: "shape" };
  });
}
