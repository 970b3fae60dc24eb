import { expect, test } from "vitest";
import { isCredentialName, isPublicName } from "./credential-names";

test.each([
  ..."PASSWORD password DB_PASSWORD dbPassword DBPassword PGPASSWORD MYSQL_PWD PASSWD db.passwd PASSWORD_2 PASSWORD1 PASSWORD_DB".split(
    " ",
  ),
  ..."SECRET CLIENT_SECRET secretKey AWS_SECRET_ACCESS_KEY SECRET_KEY_BASE VAULT_SECRET_ID JWT_SECRET SECRET_STRIPE".split(
    " ",
  ),
  ..."TOKEN GITHUB_TOKEN MYTOKEN authToken X-Auth-Token TOKEN_GITHUB BUILD_TOKEN TOKEN_HASH".split(" "),
  ..."APIKEY API_KEY apiKey X-Api-Key ACCESS_KEY PRIVATE_KEY SSH_KEY ENCRYPTION_KEYS AccountKey AZURE_STORAGE_KEY".split(
    " ",
  ),
  ..."CREDENTIAL credentials DB_CREDS AUTH BASIC_AUTH _auth Authorization Proxy-Authorization Cookie TLS_CERT DB_PASS GITHUB_PAT".split(
    " ",
  ),
  ..."example.com/password secret.example.com/token".split(" "),
])("%s names a credential", (name) => {
  expect(isCredentialName(name)).toBe(true);
});

test.each([
  ..."TOKEN_URL SECRET_NAME PASSWORD_FILE KEYBOARD SECRETS_DIR CERT_PATH TLS_CERT_FILE API_KEY_HEADER TOKEN_TTL".split(
    " ",
  ),
  ..."AUTH_ENABLED AUTH_TYPE AUTH_SERVICE AUTH_USER AUTHOR REQUIRE_PASSWORD ENABLE_AUTH USE_TOKEN MAX_TOKENS NO_AUTH".split(
    " ",
  ),
  ..."TOKENIZER PASSWORDLESS BYPASS COMPASS SORT_KEY PRIMARY_KEY KEY MONKEY PATH PATTERN PWD OLDPWD CERTAIN".split(" "),
  ..."LOG_LEVEL secretName serviceAccountName AWS_ACCESS_KEY_ID PASSWORD_MIN_LENGTH TOKEN_EXPIRATION_SECONDS image".split(
    " ",
  ),
  "secret.example.com/name",
  "vault.hashicorp.com/agent-inject-secret-config",
  "",
  "/",
  "___",
])("%j names none", (name) => {
  expect(isCredentialName(name)).toBe(false);
});

test.each([
  ["GIT_COMMIT", true],
  ["gitSha", true],
  ["checksum/secret", true],
  ["example.com/config-hash", true],
  ["BUILD_ID", true],
  ["SHAPE", false],
  ["BUILD_TOKEN", false],
  ["PASSWORD_HASH", false],
  ["VALUE", false],
])("a long random text under %s is public: %s", (name, isPublic) => {
  expect(isPublicName(name)).toBe(isPublic);
});
