import "server-only";
import { readFile } from "node:fs/promises";
import type { RequestOptions } from "node:https";
import { type Cluster, KubeConfig, type User } from "@kubernetes/client-node";
import { ProblemError } from "@/lib/contract/problem";
import { execCredential, forgetExecCredential } from "./exec-credential";
import type { Environment, KubeContext, UsableContext } from "./kubeconfig";

/** Everything the TLS layer needs to reach a server as somebody. */
export type TlsMaterial = Pick<RequestOptions, "ca" | "cert" | "key" | "servername" | "rejectUnauthorized">;

export type Credentials = { headers: Record<string, string | string[]>; tls: TlsMaterial };

/** One client-library configuration per context object, because it remembers refreshed OIDC tokens. */
const configs = new WeakMap<UsableContext, KubeConfig>();

/**
 * What to send to be let in, asked for anew with each request: certificate files, token files and plugins may change.
 * @throws ProblemError credential-plugin-failed, kubeconfig-unreadable (a file it names), unauthenticated (OIDC refresh)
 */
export async function credentialsOf(context: UsableContext, environment: Environment): Promise<Credentials> {
  const { user, tokenFile, impersonation } = context.user;
  const plugin = user.exec ? await execCredential(context, environment) : null;
  const options: RequestOptions = { headers: {} };
  await apply(context, options);

  const headers: Record<string, string | string[]> = { ...impersonation };
  const set = Object.entries(options.headers ?? {}).find(([name]) => name.toLowerCase() === "authorization")?.[1];
  const token = plugin?.token ?? (tokenFile === null ? null : await readToken(context, tokenFile));
  if (token !== null) headers["authorization"] = `Bearer ${token}`;
  else if (typeof set === "string") headers["authorization"] = set;
  else if (options.auth) headers["authorization"] = `Basic ${Buffer.from(options.auth).toString("base64")}`;

  const { ca, cert, key: privateKey, servername, rejectUnauthorized } = options;
  return {
    headers,
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(plugin?.cert ? { cert: plugin.cert } : cert === undefined ? {} : { cert }),
      ...(plugin?.key ? { key: plugin.key } : privateKey === undefined ? {} : { key: privateKey }),
      ...(servername === undefined ? {} : { servername }),
      ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
    },
  };
}

/** Forgets what was refused, so that the person's next action asks anew. */
export function forgetCredentials(context: UsableContext): void {
  forgetExecCredential(context);
  configs.delete(context);
}

async function apply(context: UsableContext, options: RequestOptions): Promise<void> {
  try {
    await configOf(context).applyToHTTPSOptions(options);
  } catch (error) {
    const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : null;
    if (path !== null) throw unreadableFile(context, path);
    throw new ProblemError("unauthenticated", `The credential of user "${context.userName}" could not be renewed.`, {
      advice: `Sign in again as you do for kubectl (\`kubectl --context '${context.name}' get namespaces\`), then retry.`,
    });
  }
}

function configOf(context: UsableContext): KubeConfig {
  const known = configs.get(context);
  if (known) return known;
  // The plugin is run by execCredential: the library's own runner shows stderr and tells the plugin nothing of its caller.
  const { exec: _exec, impersonateUser: _impersonateUser, ...user } = context.user.user;
  const config = new KubeConfig();
  config.loadFromOptions({
    // The library refuses http servers unless told that certificates do not matter, and there are none.
    clusters: [{ ...context.cluster, skipTLSVerify: context.cluster.skipTLSVerify || isPlain(context.cluster) }],
    users: [user satisfies User],
    contexts: [{ name: context.name, cluster: context.cluster.name, user: user.name }],
    currentContext: context.name,
  });
  configs.set(context, config);
  return config;
}

function isPlain(cluster: Cluster): boolean {
  return cluster.server.startsWith("http:");
}

async function readToken(context: UsableContext, path: string): Promise<string> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch {
    throw unreadableFile(context, path);
  }
}

function unreadableFile(context: KubeContext, path: string): ProblemError {
  return new ProblemError(
    "kubeconfig-unreadable",
    `Context "${context.name}" needs the file ${path}, which cannot be read.`,
    {
      advice: "Check the file, its permissions and its name in the kubeconfig, then retry.",
    },
  );
}
