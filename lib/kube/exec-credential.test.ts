import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { connectionTo } from "./connection";
import { execCredential, forgetExecCredential } from "./exec-credential";
import { readKubeconfig, type UsableContext } from "./kubeconfig";

const ENVIRONMENT = { PATH: "/usr/bin:/bin", INHERITED: "yes" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rewind-unit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A context whose user signs in by a shell script, which lies beside the kubeconfig and counts how often it ran. */
function contextWith(
  script: string,
  exec: Record<string, unknown> = {},
  cluster: Record<string, unknown> = { "certificate-authority-data": "Y2E=" },
): UsableContext {
  writeFileSync(join(folder, "sign-in"), `#!/bin/sh\necho ran >> ${folder}/runs\n${script}\n`, { mode: 0o755 });
  const path = join(folder, "config");
  const spec = { apiVersion: "client.authentication.k8s.io/v1", command: "./sign-in", ...exec };
  const kubeconfig = {
    clusters: [{ name: "prod", cluster: { server: "https://prod", ...cluster } }],
    users: [{ name: "me", user: { exec: spec } }],
    contexts: [{ name: "prod", context: { cluster: "prod", user: "me" } }],
  };
  writeFileSync(path, JSON.stringify(kubeconfig));
  const [context] = readKubeconfig({ KUBECONFIG: path });
  if (!context) throw new Error("there is a context");
  return connectionTo(context, "me", ENVIRONMENT).context;
}

function answering(status: Record<string, string>): string {
  return `printf '%s\\n' '${JSON.stringify({ kind: "ExecCredential", status })}'`;
}

function runs(): number {
  return readFileSync(join(folder, "runs"), "utf8").trim().split("\n").length;
}

test("gives the plugin's token, and runs it once for all who wait and after", async () => {
  const context = contextWith(answering({ token: "t" }));
  const credentials = await Promise.all([1, 2, 3].map(() => execCredential(context, ENVIRONMENT)));

  expect(credentials.map(({ token }) => token)).toEqual(["t", "t", "t"]);
  await execCredential(context, ENVIRONMENT);
  expect(runs()).toBe(1);
});

test("asks anew shortly before the token expires", async () => {
  const context = contextWith(answering({ token: "t", expirationTimestamp: "2026-01-01T01:00:00Z" }));
  const at = (time: string) => () => Date.parse(time);
  await execCredential(context, ENVIRONMENT, at("2026-01-01T00:00:00Z"));
  await execCredential(context, ENVIRONMENT, at("2026-01-01T00:59:00Z"));
  expect(runs()).toBe(1);

  await execCredential(context, ENVIRONMENT, at("2026-01-01T00:59:55Z"));
  expect(runs()).toBe(2);
});

test("asks anew after the API server refused the token (T94)", async () => {
  const context = contextWith(answering({ token: "t" }));
  await execCredential(context, ENVIRONMENT);
  forgetExecCredential(context);
  await execCredential(context, ENVIRONMENT);

  expect(runs()).toBe(2);
});

test("tells the plugin who calls, for which cluster, and gives it the environment", async () => {
  const script = `printf %s "$KUBERNETES_EXEC_INFO" > ${folder}/info; printf %s "$INHERITED $OWN $1" > ${folder}/environment`;
  const exec = { provideClusterInfo: true, env: [{ name: "OWN", value: "too" }], args: ["argument"] };
  await execCredential(contextWith(`${script}\n${answering({ token: "t" })}`, exec), ENVIRONMENT);

  expect(readFileSync(join(folder, "environment"), "utf8")).toBe("yes too argument");
  expect(JSON.parse(readFileSync(join(folder, "info"), "utf8"))).toEqual({
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    spec: { interactive: false, cluster: { server: "https://prod", "certificate-authority-data": "Y2E=" } },
  });
});

test("takes a client certificate too", async () => {
  const context = contextWith(answering({ clientCertificateData: "cert", clientKeyData: "key" }));

  expect(await execCredential(context, ENVIRONMENT)).toEqual({ token: null, cert: "cert", key: "key" });
});

test("says that the command is missing, how to install it and how to test it", async () => {
  const context = contextWith("", { command: "no-such-plugin", installHint: "Install it from somewhere." });

  expect(await refusalOf(execCredential(context, ENVIRONMENT))).toMatchObject({
    code: "credential-plugin-failed",
    message: 'The command "no-such-plugin", which signs you in, is not installed or not on the PATH.',
    extras: { advice: expect.stringMatching(/^Install it from somewhere\.\n.*kubectl --context 'prod'/) },
  });
});

test.each([
  ["fails", "exit 3", "ended with exit code 3"],
  ["answers nonsense", "echo hello", "answered without a credential"],
  ["answers nothing", "", "answered without a credential"],
])("says that the plugin %s, and nothing of what it wrote", async (_what, script, said) => {
  const context = contextWith(`echo canary-secret >&2\n${script}`);
  const problem = await refusalOf(execCredential(context, ENVIRONMENT));

  expect(problem.message).toContain(said);
  expect(JSON.stringify(problem)).not.toContain("canary");
});

test.each([
  ["a zero byte in an argument", { args: ["a\0canary"] }, /is given an argument or a variable with a zero byte in it/],
  ["a zero byte in a variable", { env: [{ name: "A", value: "\0" }] }, /argument or a variable with a zero byte/],
  ["a variable with = in its name", { env: [{ name: "A=B", value: "canary" }] }, /a variable "A=B", which is no name/],
  ["a variable without a name", { env: [{ value: "canary" }] }, /a variable "", which is no name/],
  ["a command that nobody may run", { command: "./config" }, /could not be started \(EACCES\)/],
])("says what is wrong with %s", async (_what, exec, said) => {
  const context = contextWith(answering({ token: "t" }), exec);
  const problem = await refusalOf(execCredential(context, ENVIRONMENT));

  expect(problem).toMatchObject({ code: "credential-plugin-failed", message: expect.stringMatching(said) });
  expect(JSON.stringify(problem)).not.toContain("canary");
});

test("says which file of the cluster it cannot tell the plugin of", async () => {
  const cluster = { "certificate-authority": "gone.crt" };
  const context = contextWith(answering({ token: "t" }), { provideClusterInfo: true }, cluster);

  expect(await refusalOf(execCredential(context, ENVIRONMENT))).toMatchObject({
    code: "credential-plugin-failed",
    message: expect.stringContaining(`the certificate authority in ${folder}/gone.crt, which cannot be read`),
  });
});

test("says that a token has a line break in it, and not the token", async () => {
  const context = contextWith(answering({ token: "canary\nsecond" }));
  const problem = await refusalOf(execCredential(context, ENVIRONMENT));

  expect(problem.message).toContain("answered with a token that has a line break in it");
  expect(JSON.stringify(problem)).not.toContain("canary");
});

test("does not keep a failure: the person may have signed in since", async () => {
  const context = contextWith(`test -e ${folder}/signed-in || exit 1\n${answering({ token: "t" })}`);
  expect((await refusalOf(execCredential(context, ENVIRONMENT))).message).toMatch(/exit code 1/);
  writeFileSync(join(folder, "signed-in"), "");

  expect((await execCredential(context, ENVIRONMENT)).token).toBe("t");
});
