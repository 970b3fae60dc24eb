import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { problemInEnglish, refusalIn, refusalOf } from "@/lib/testing/problem-in-english";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connectionTo } from "./connection";
import { credentialsOf } from "./credentials";
import { readKubeconfig, wholeKubeconfig } from "./kubeconfig";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rewind-unit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A kubeconfig in which context, cluster and user have the same name. */
function config(...names: string[]) {
  return {
    clusters: names.map((name) => ({ name, cluster: { server: `https://${name}.example` } })),
    users: names.map((name) => ({ name, user: { token: `token-of-${name}` } })),
    contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
    "current-context": names[0],
  };
}

test("says what to do where there is none", () => {
  expect(refusalIn(() => readKubeconfig({ HOME: folder })).message).toBe(
    `There is no kubeconfig at ${folder}/.kube/config.`,
  );
  expect(refusalIn(() => readKubeconfig({ KUBECONFIG: join(folder, "gone") }))).toMatchObject({
    code: "no-kubeconfig",
    extras: { advice: expect.stringContaining("KUBECONFIG") },
  });
});

test("finds ~/.kube/config", () => {
  mkdirSync(join(folder, ".kube"));
  write(".kube/config", config("prod"));

  expect(readKubeconfig({ HOME: folder })).toMatchObject([{ name: "prod", current: true }]);
});

test("merges several files, the first one winning, missing ones left out", () => {
  const one = write("one", config("prod"));
  const two = write("two", {
    ...config("prod", "staging"),
    clusters: [{ name: "staging", cluster: { server: "http://s" } }],
  });
  const contexts = readKubeconfig({ KUBECONFIG: ["", one, join(folder, "gone"), two].join(delimiter) });

  expect(contexts.map(({ name, current, cluster }) => [name, current, cluster?.server])).toEqual([
    ["prod", true, "https://prod.example"],
    ["staging", false, "http://s"],
  ]);
});

test("names file and line of broken YAML and quotes nothing of it", () => {
  const path = write("broken", "clusters: []\nusers:\n  - name: u\n   user: {token: canary\n");

  const refusal = refusalIn(() => readKubeconfig({ KUBECONFIG: path }));
  expect(refusal).toMatchObject({
    code: "kubeconfig-unreadable",
    message: expect.stringMatching(new RegExp(`^The kubeconfig ${path} is not valid YAML \\(line \\d\\)\\.$`)),
  });
  expect(JSON.stringify(refusal)).not.toMatch(/canary/);
});

test("says that a file is no kubeconfig", () => {
  expect(refusalIn(() => readKubeconfig({ KUBECONFIG: write("text", "hello") })).message).toMatch(
    /is not a kubeconfig/,
  );
  expect(refusalIn(() => readKubeconfig({ KUBECONFIG: folder })).message).toMatch(/cannot be read \(EISDIR\)/);
  expect(refusalIn(() => readKubeconfig({ KUBECONFIG: write("empty", "") })).message).toMatch(/has no contexts/);
});

test("a context that points nowhere does not break the others", () => {
  const { contexts, ...rest } = config("prod");
  const path = write("config", {
    ...rest,
    clusters: [...rest.clusters, { name: "broken", cluster: {} }, { cluster: 7 }],
    contexts: [
      ...contexts,
      { name: "lost", context: { cluster: "gone", user: "prod" } },
      { name: "nobody", context: { cluster: "prod", user: "gone" } },
      { name: "broken", context: { cluster: "broken", user: "prod" } },
    ],
  });
  const read = readKubeconfig({ KUBECONFIG: path });
  const problems = read.map((context) => {
    try {
      return connectionTo(context, "me", {}).context.name;
    } catch (error) {
      return problemInEnglish(error).message;
    }
  });

  expect(problems).toEqual([
    "prod",
    expect.stringContaining('Context "lost" names the cluster "gone"'),
    expect.stringContaining('Context "nobody" names the user "gone"'),
    expect.stringContaining('Context "broken" cannot be used: its cluster "broken" has no server.'),
  ]);
});

/** What each context says when somebody wants to use it: its own name where it can be. */
function useEach(path: string): string[] {
  return readKubeconfig({ KUBECONFIG: path }).map((context) => {
    try {
      return connectionTo(context, "me", {}).context.name;
    } catch (error) {
      return problemInEnglish(error).message;
    }
  });
}

const CANARY = "c4n4ry";
const cannot = (why: string) => `Context "odd" cannot be used: ${why}.`;

test.each<[string, { context?: unknown; cluster?: unknown; user?: unknown }, string]>([
  ["a namespace", { context: { cluster: "odd", user: "odd", namespace: 123 } }, "it has a namespace that is not text"],
  ["a cluster's name", { context: { cluster: { a: 1 }, user: "odd" } }, "it has a cluster that is not text"],
  ["a user's name", { context: { cluster: "odd", user: 7 } }, "it has a user that is not text"],
  ["no cluster", { context: { user: "odd" } }, "it names no cluster"],
  ["no context", { context: "odd" }, "it has nothing but its name"],
  ["a server", { cluster: { server: 8080 } }, 'its cluster "odd" has a server that is not text'],
  [
    "a CA file",
    { cluster: { server: "https://x", "certificate-authority": 1 } },
    "has a certificate-authority that is not",
  ],
  ["CA data", { cluster: { server: "https://x", "certificate-authority-data": CANARY } }, "-data that is not base64"],
  ["a proxy", { cluster: { server: "https://x", "proxy-url": "::" } }, "has a proxy-url that is no URL"],
  ["no server", { cluster: {} }, 'its cluster "odd" has no server'],
  ["a token", { user: { token: 123456 } }, 'its user "odd" has a token that is not text'],
  [
    "a token of two lines",
    { user: { token: `${CANARY}\nx` } },
    "has a line break, or what else no header can carry, in its token",
  ],
  ["whom it acts as", { user: { as: `${CANARY}\r\nx: y` } }, "no header can carry, in its as"],
  ["groups", { user: { as: "a", "as-groups": ["b", "c\n"] } }, "no header can carry, in its as-groups"],
  ["extras", { user: { as: "a", "as-user-extra": { b: ["c\n"] } } }, "no header can carry, in its as-user-extra"],
  ["a certificate file", { user: { "client-certificate": 1 } }, "has a client-certificate that is not text"],
  ["a key", { user: { "client-key-data": `${CANARY}!` } }, "has a client-key-data that is not base64"],
  ["a plugin", { user: { exec: { command: 1 } } }, "has an exec without a command"],
  ["no user at all", { user: 7 }, 'its user "odd" has nothing but its name'],
])("an entry that is not as it should be in %s says so, and takes no other with it", (_what, odd, said) => {
  const path = write("config", {
    clusters: [{ name: "odd", cluster: { server: "https://odd" } }, ...config("prod").clusters],
    users: [{ name: "odd", user: {} }, ...config("prod").users],
    contexts: [{ name: "odd", context: { cluster: "odd", user: "odd" } }, ...config("prod").contexts],
  });
  expect(useEach(path)).toEqual(["odd", "prod"]);
  write("config", {
    clusters: [{ name: "odd", cluster: odd.cluster ?? { server: "https://odd" } }, ...config("prod").clusters],
    users: [{ name: "odd", user: odd.user ?? {} }, ...config("prod").users],
    contexts: [{ name: "odd", context: odd.context ?? { cluster: "odd", user: "odd" } }, ...config("prod").contexts],
  });
  utimesSync(path, new Date(), new Date(Date.now() + 5000));
  const [problem = "", other] = useEach(path);

  expect([problem.slice(0, 30), other]).toEqual(['Context "odd" cannot be used: ', "prod"]);
  expect(problem).toContain(said);
  expect(problem).not.toContain(CANARY);
});

test("what is there twice cannot be used, and a second context of the same name is not seen, as kubectl takes neither", () => {
  const { clusters, contexts, users } = config("odd", "prod");
  const twice = { clusters: [...clusters, ...clusters.slice(0, 1)], users, contexts };
  expect(useEach(write("clusters", twice))).toEqual([cannot('its cluster "odd" is there twice'), "prod"]);
  const usersTwice = { clusters, users: [...users, ...users.slice(0, 1)], contexts };
  expect(useEach(write("users", usersTwice))).toEqual([cannot('its user "odd" is there twice'), "prod"]);
  expect(useEach(write("contexts", { clusters, users, contexts: [...contexts, ...contexts] }))).toEqual([
    "odd",
    "prod",
  ]);
});

test("of several files one that cannot be read is told, and the others are read", () => {
  const good = write("good", config("prod"));
  const broken = write("broken", "a: [");
  const empty = write("empty", "");
  const read = wholeKubeconfig({ KUBECONFIG: [broken, empty, folder, good].join(delimiter) });

  expect(read.contexts.map(({ name, current }) => [name, current])).toEqual([["prod", true]]);
  expect(read.problems.map((problem) => problemInEnglish(problem).message)).toEqual([
    expect.stringContaining(`The kubeconfig ${broken} is not valid YAML`),
    `The kubeconfig ${folder} cannot be read (EISDIR).`,
  ]);
  expect(refusalIn(() => wholeKubeconfig({ KUBECONFIG: [broken, empty].join(delimiter) })).message).toMatch(
    /is not valid YAML/,
  );
});

test("a token file with more than a token in it is told as that", async () => {
  write("token", "one\ntwo\n");
  const users = [{ name: "prod", user: { tokenFile: "token" } }];
  const [context] = readKubeconfig({ KUBECONFIG: write("config", { ...config("prod"), users }) });
  if (!context) throw new Error("there is a context");

  expect(await refusalOf(credentialsOf(connectionTo(context, "me", {}).context, {}))).toMatchObject({
    code: "kubeconfig-unreadable",
    message: `The token of user "prod" in ${folder}/token has a line break or another character that no header can carry.`,
  });
});

test("is read anew when a file changes, and only then", () => {
  const path = write("config", config("prod"));
  const first = readKubeconfig({ KUBECONFIG: path });
  expect(readKubeconfig({ KUBECONFIG: path })).toBe(first);

  write("config", config("next"));
  utimesSync(path, new Date(), new Date(Date.now() + 5000));
  expect(readKubeconfig({ KUBECONFIG: path })).toMatchObject([{ name: "next" }]);
});

test("finds certificates relative to the file that names them", async () => {
  for (const name of ["ca.crt", "client.crt", "client.key"]) write(name, `content of ${name}`);
  const path = write("config", {
    ...config("prod"),
    clusters: [
      {
        name: "prod",
        cluster: { server: "https://prod", "certificate-authority": "ca.crt", "tls-server-name": "other" },
      },
    ],
    users: [{ name: "prod", user: { "client-certificate": "client.crt", "client-key": "client.key" } }],
  });
  const [context] = readKubeconfig({ KUBECONFIG: path });
  if (!context) throw new Error("there is a context");
  const { tls, headers } = await credentialsOf(connectionTo(context, "me", {}).context, {});

  expect(headers).toEqual({});
  expect(Object.fromEntries(Object.entries(tls).map(([name, value]) => [name, String(value)]))).toEqual({
    ca: "content of ca.crt",
    cert: "content of client.crt",
    key: "content of client.key",
    servername: "other",
  });
});

test("names a certificate file that is not there", async () => {
  const users = [{ name: "prod", user: { "client-certificate": "gone.crt" } }];
  const [context] = readKubeconfig({ KUBECONFIG: write("config", { ...config("prod"), users }) });
  if (!context) throw new Error("there is a context");

  expect(await refusalOf(credentialsOf(connectionTo(context, "me", {}).context, {}))).toMatchObject({
    code: "kubeconfig-unreadable",
    message: expect.stringContaining(join(folder, "gone.crt")),
  });
});

test("does not verify certificates where the kubeconfig says so", async () => {
  const clusters = [{ name: "prod", cluster: { server: "https://prod", "insecure-skip-tls-verify": true } }];
  const [context] = readKubeconfig({ KUBECONFIG: write("config", { ...config("prod"), clusters }) });
  if (!context) throw new Error("there is a context");

  const { tls } = await credentialsOf(connectionTo(context, "me", {}).context, {});
  expect(tls.rejectUnauthorized).toBe(false);
});

test("uses the service account inside a pod", async () => {
  write("token", "pod-token\n");
  write("ca.crt", "authority");
  write("namespace", "rewind\n");
  const environment = { KUBERNETES_SERVICE_HOST: "fd00::1", KUBERNETES_SERVICE_PORT: "443" };
  const [context] = readKubeconfig(environment, folder);
  if (!context) throw new Error("there is a context");

  expect(context).toMatchObject({ name: "in-cluster", current: true, namespace: "rewind" });
  expect(context.cluster?.server).toBe("https://[fd00::1]:443");
  const { headers } = await credentialsOf(connectionTo(context, "me", {}).context, {});
  expect(headers).toEqual({ authorization: "Bearer pod-token" });
});
