import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aJsonWebToken, aPrivateKey, aRandomText } from "@/lib/testing/credentials";
import { credentialsIn, holdsCredential, isWholeCredential } from "./credentials";

/** The text with `[]` around what is found. */
function marked(text: string): string {
  return credentialsIn(text).reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  );
}

const jwt = aJsonWebToken();
const hex = aRandomText(40, { as: "hex" });
const base64 = aRandomText(44);

describe("tokens of known makers, whole", () => {
  test.each([
    ["AWS", `AKIA${"Q7".repeat(8)}`],
    ["GitHub", `ghp_${aRandomText(36)}`],
    ["GitHub, fine-grained", `github_pat_${aRandomText(60)}`],
    ["GitLab", `glpat-${aRandomText(20)}`],
    ["Slack", `xoxb-${"12345".repeat(3)}-abc`],
    ["Google", `AIza${aRandomText(35)}`],
    ["Stripe", `sk_live_${aRandomText(24)}`],
    ["npm", `npm_${aRandomText(36)}`],
    ["a JSON Web Token", jwt],
    ["a PEM block", aPrivateKey()],
    ["a PEM block that was cut", aPrivateKey().slice(0, 60)],
    ["hex", hex],
    ["base64", base64],
    ["base64 with padding", `${base64}==`],
  ])("%s", (_maker, token) => {
    expect(marked(token)).toBe(`[${token}]`);
    expect(marked(`found ${token} there`)).toContain(`[${token}`);
  });
});

describe("only the credential in a text", () => {
  test.each([
    ["postgres://user:pass@host:5432/db", "postgres://user:[pass]@host:5432/db"],
    ["redis://:p@ss@host", "redis://:[p@ss]@host"],
    [
      "see https://me:a%20b@git.example/x and http://you:c@y",
      "see https://me:[a%20b]@git.example/x and http://you:[c]@y",
    ],
    ["user:pass@tcp(db:3306)/shop", "user:[pass]@tcp(db:3306)/shop"],
    ["user:t@tcp(db:3306)/shop", "user:[t]@tcp(db:3306)/shop"],
    ["host=db user=me password=hunter2 sslmode=require", "host=db user=me password=[hunter2] sslmode=require"],
    ["password='a b' x", "password='[a b]' x"],
    ["Server=db;User Id=me;Password=x;", "Server=db;User Id=me;Password=[x];"],
    ["https://x.example/?page=1&access_token=abc&b=2", "https://x.example/?page=1&access_token=[abc]&b=2"],
    ['{"user":"me","password":"hunter2"}', '{"user":"me","password":"[hunter2]"}'],
    [String.raw`{\"password\":\"hunter2\"}`, String.raw`{\"password\":\"[hunter2]\"}`],
    [String.raw`"password":"a\"b"`, String.raw`"password":"[a\"b]"`],
    ["password: hunter2\nuser: me", "password: [hunter2]\nuser: me"],
    ["run --token abc --verbose", "run --token [abc] --verbose"],
    ["run --password=abc --verbose", "run --password=[abc] --verbose"],
    ["java -Dspring.datasource.password=abc -jar x", "java -Dspring.datasource.password=[abc] -jar x"],
    ["curl -u me:hunter2 http://x", "curl -u me:[hunter2] http://x"],
    ["Authorization: Bearer abcdefgh", "Authorization: [Bearer abcdefgh]"],
    ["sent bearer abcdefgh12 to it", "sent bearer [abcdefgh12] to it"],
    ["Basic dXNlcjpwYXNz", "Basic [dXNlcjpwYXNz]"],
    ["https://hooks.slack.com/services/T0/B0/abcdef", "https://hooks.slack.com/services/[T0/B0/abcdef]"],
    ["JAVA_OPTS=-Ddb.password=abc", "JAVA_OPTS=-Ddb.password=[abc]"],
    ["a=b=password=c", "a=b=password=[c]"],
    ["export DB_PASSWORD=abc; run", "export DB_PASSWORD=[abc]; run"],
  ])("%s", (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });
});

describe("nothing in what is no credential", () => {
  test.each([
    "",
    "postgres://user:$(PASSWORD)@host/db",
    "postgres://user:${PASSWORD}@host/db",
    "postgres://user@host/db",
    "https://host:8080/path@v2",
    "web:1.2@sha256:" + aRandomText(64, { as: "hex" }),
    "containerd://" + aRandomText(64, { as: "hex" }),
    `https://${aRandomText(32, { as: "hex" })}.gr7.eu-west-1.eks.amazonaws.com`,
    "docker run --user 1000:1000 web",
    "--password=$(DB_PASSWORD)",
    "--password= --user=me",
    "--token-ttl=5m --auth=true --no-password x",
    'secrets "web" is forbidden: User "me" cannot get resource "secrets" in API group ""',
    "couldn't find key password in Secret shop/web",
    "the token: expired",
    "bearer authentication is required, use basic authentication",
    "ReplicaSet web-7d4b9c6f5d has timed out progressing.",
    'MountVolume.SetUp failed for volume "kube-api-access" : /var/lib/kubelet/pods/7e32c027-af40-4fdd-bbf6-679a3875f43d/x',
    "PASSWORD=‹masked 3f9a2c›",
    "https://a:‹masked 3f9a2c›@b",
  ])("%s", (text) => {
    expect(credentialsIn(text)).toEqual([]);
  });
});

test.each([
  ["PASSWORD", "hunter2", true],
  ["PASSWORD", "", false],
  ["PASSWORD", "$(OTHER)", false],
  ["PASSWORD", "$(A)$(B)", false],
  ["PASSWORD", "$ecret", true],
  ["PASSWORD", "x$(OTHER)", true],
  ["AUTH", "true", false],
  ["checksum/secret", aRandomText(64, { as: "hex" }), false],
  ["checksum/secret", "hunter2", true],
  ["PASSWORD_FILE", "/run/secrets/x", false],
])("%s with %s is a credential by its name: %s", (name, value, isIt) => {
  expect(isWholeCredential(name, value)).toBe(isIt);
});

test("a commit is none, the same text elsewhere is one", () => {
  expect(holdsCredential("GIT_COMMIT", hex)).toBe(false);
  expect(holdsCredential("VALUE", hex)).toBe(true);
  expect(holdsCredential("GIT_COMMIT", jwt)).toBe(true);
});

test("what is found lies in the text, in order, without overlap", () => {
  const pieces = fc.constantFrom(
    "password=",
    "://",
    "a:b@",
    jwt,
    hex,
    '"',
    "'",
    " ",
    "--token ",
    "‹",
    "x",
    "Bearer ",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join("");
      let done = 0;
      for (const { start, end } of credentialsIn(text)) {
        expect(start).toBeGreaterThanOrEqual(done);
        expect(end).toBeGreaterThan(start);
        done = end;
      }
      expect(done).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([
  "a",
  "-",
  "ey",
  "eyJ",
  "a.",
  "://",
  "a:",
  "-----BEGIN A-----",
  "password=",
  " ",
  "--a",
  '"',
  "\\",
  "Bearer ",
  "a1B/",
  "a=",
  "token=a ",
  '"a":"',
  "cookie: ",
  "authorization: ",
  "key 1: ",
  "<a>",
  "<password ",
  "${A:-",
  '["a",',
  "?sig=",
  "%3A",
  "YWFh",
  "mysql -p",
  "a|",
  "-u a:b ",
  "token:\n- a\n",
  "name: token\n",
  "password=[",
  "‹",
])("a long text of nothing but %j is read to its end, well within the time that a test has", (piece) => {
  const text = piece.repeat(400_000 / piece.length);
  expect(credentialsIn(text).every(({ end }) => end <= text.length)).toBe(true);
});
