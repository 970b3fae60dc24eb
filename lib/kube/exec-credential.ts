import "server-only";
import { onceInProcess } from "./process-state";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Cluster } from "@kubernetes/client-node";
import type { LoginFailure } from "@/lib/contract/facts/problems-kubeconfig";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import type { Environment, KubeContext, UsableContext } from "./kubeconfig";
import { isHeaderText } from "./header-text";
import { isJsonObject } from "./narrow";
import { type Ending, runProgram } from "./run-program";

/** What a credential plugin answered: a token, or a client certificate with its key (PEM), or both. */
export type ExecCredential = { token: string | null; cert: string | null; key: string | null };

type Remembered = { credential: Promise<ExecCredential>; expiresAt: number };

/** A token is not used in its last seconds: it must still be valid when the API server reads it. */
const EXPIRY_MARGIN_MS = 10_000;
const PLUGIN_TIMEOUT_MS = 60_000;
const MAX_OUTPUT_CHARACTERS = 1024 * 1024;

const remembered = onceInProcess("exec-credentials", () => new WeakMap<UsableContext, Remembered>());

/** Forgets what a plugin answered, because the API server refused it. The next request runs the plugin anew. */
export function forgetExecCredential(context: UsableContext): void {
  remembered.delete(context);
}

/**
 * The credential of the plugin that a context's user names; kept until it expires, and asked for once however many wait.
 * @throws ProblemError credential-plugin-failed; never with the plugin's own output, which may hold secrets
 */
export function execCredential(
  context: UsableContext,
  environment: Environment,
  now: () => number = Date.now,
): Promise<ExecCredential> {
  const known = remembered.get(context);
  if (known && known.expiresAt > now()) return known.credential;

  const entry: Remembered = {
    credential: Promise.resolve({ token: null, cert: null, key: null }),
    expiresAt: Infinity,
  };
  entry.credential = runPlugin(context, environment).then(
    ({ credential, expiresAt }) => {
      entry.expiresAt = expiresAt;
      return credential;
    },
    (error: unknown) => {
      // A failure is not kept: the person may have signed in since.
      if (remembered.get(context) === entry) remembered.delete(context);
      throw error;
    },
  );
  remembered.set(context, entry);
  return entry.credential;
}

async function runPlugin(context: UsableContext, environment: Environment) {
  const exec: JsonObject = isJsonObject(context.user.user.exec) ? context.user.user.exec : {};
  const command = typeof exec["command"] === "string" ? exec["command"] : "";
  const failed = (failure: LoginFailure) => pluginProblem(context, command, exec["installHint"], failure);

  if (command === "") throw failed({ kind: "no-command" });
  if (exec["interactiveMode"] === "Always") throw failed({ kind: "needs-terminal" });

  const args = Array.isArray(exec["args"]) ? exec["args"].map(String) : [];
  const own = environmentOf(exec, failed);
  if ([command, ...args, ...Object.values(own)].some((text) => text.includes("\0"))) {
    throw failed({ kind: "zero-byte" });
  }
  const ending = await runProgram(
    command.includes("/") ? resolve(context.user.directory, command) : command,
    args,
    { ...environment, ...own, KUBERNETES_EXEC_INFO: execInfo(exec, context.cluster, failed) },
    { timeoutMs: PLUGIN_TIMEOUT_MS, maxCharacters: MAX_OUTPUT_CHARACTERS },
  );
  if (ending.kind !== "exited") throw failed(whatHappened(ending));
  const { code, stdout } = ending;
  if (code !== 0) throw failed(code === null ? { kind: "signal" } : { kind: "exit-code", code });
  const credential = readCredential(stdout);
  if (!credential) throw failed({ kind: "no-credential" });
  const { token } = credential.credential;
  if (token !== null && !isHeaderText(token)) throw failed({ kind: "line-break-in-token" });
  return credential;
}

function whatHappened(ending: Exclude<Ending, { kind: "exited" }>): LoginFailure {
  switch (ending.kind) {
    case "too-late":
      return { kind: "too-late", seconds: PLUGIN_TIMEOUT_MS / 1000 };
    case "too-much":
      return { kind: "too-much" };
    case "not-started":
      return ending.code === "ENOENT" ? { kind: "not-installed" } : { kind: "not-started", code: ending.code ?? null };
  }
}

function environmentOf(exec: JsonObject, failed: (failure: LoginFailure) => ProblemError): Record<string, string> {
  const pairs = Array.isArray(exec["env"]) ? exec["env"].filter(isJsonObject) : [];
  const named = pairs.map(({ name, value }) => [typeof name === "string" ? name : "", String(value ?? "")] as const);
  const wrong = named.find(([name]) => !/^[^=\0]+$/.test(name));
  if (wrong) throw failed({ kind: "variable-name", name: wrong[0].replaceAll("\0", "") });
  return Object.fromEntries(named);
}

/** What client-go tells a plugin about its caller (client.authentication.k8s.io ExecCredentialSpec). */
function execInfo(exec: JsonObject, cluster: Cluster, failed: (failure: LoginFailure) => ProblemError): string {
  const spec: JsonObject = { interactive: false };
  if (exec["provideClusterInfo"] === true) {
    const authority = cluster.caData ?? (cluster.caFile ? authorityOf(cluster.caFile, failed) : undefined);
    spec["cluster"] = {
      server: cluster.server,
      "tls-server-name": cluster.tlsServerName,
      "insecure-skip-tls-verify": cluster.skipTLSVerify || undefined,
      "certificate-authority-data": authority,
      "proxy-url": cluster.proxyUrl,
    };
  }
  return JSON.stringify({ apiVersion: exec["apiVersion"], kind: "ExecCredential", spec });
}

function authorityOf(file: string, failed: (failure: LoginFailure) => ProblemError): string {
  try {
    return readFileSync(file).toString("base64");
  } catch {
    throw failed({ kind: "authority-unreadable", file });
  }
}

function readCredential(stdout: string): { credential: ExecCredential; expiresAt: number } | null {
  const status = statusOf(stdout);
  const text = (field: string) => (typeof status[field] === "string" && status[field] !== "" ? status[field] : null);
  const credential = { token: text("token"), cert: text("clientCertificateData"), key: text("clientKeyData") };
  if (credential.token === null && (credential.cert === null || credential.key === null)) return null;
  const expiry = Date.parse(text("expirationTimestamp") ?? "");
  return { credential, expiresAt: Number.isNaN(expiry) ? Infinity : expiry - EXPIRY_MARGIN_MS };
}

function statusOf(stdout: string): JsonObject {
  try {
    const answer: unknown = JSON.parse(stdout);
    return isJsonObject(answer) && isJsonObject(answer["status"]) ? answer["status"] : {};
  } catch {
    return {};
  }
}

function pluginProblem(context: KubeContext, command: string, hint: unknown, failure: LoginFailure): ProblemError {
  return new ProblemError("credential-plugin-failed", message("problem.login-command", { command, failure }), {
    advice: message("problem.login-command.advice", {
      context: context.name,
      hint: typeof hint === "string" && hint !== "" ? hint.trim().slice(0, 1000) : null,
    }),
  });
}
