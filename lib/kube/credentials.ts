import "server-only";
import { message } from "@/lib/contract/message";
import { onceInProcess } from "./process-state";
import type { RequestOptions } from "node:https";
import type { Cluster, KubeConfig, User } from "@kubernetes/client-node";
import { ProblemError } from "@/lib/contract/problem-error";
import { execCredential, forgetExecCredential } from "./exec-credential";
import { readRemembered } from "./file-memory";
import { isHeaderText } from "./header-text";
import type { Environment, UsableContext } from "./kubeconfig";

/** Everything the TLS layer needs to reach a server as somebody. */
export type TlsMaterial = {
  ca?: Buffer;
  cert?: Buffer | string;
  key?: Buffer | string;
  servername?: string;
  rejectUnauthorized?: boolean;
};

export type Credentials = { headers: Record<string, string | string[]>; tls: TlsMaterial };

/** The client library's configuration of a context, kept because it remembers the tokens it has renewed. */
const configs = onceInProcess("client-configs", () => new WeakMap<UsableContext, KubeConfig>());

/**
 * What to send to be let in, asked for anew with each request: certificate files, token files and plugins may change.
 * @throws ProblemError credential-plugin-failed, kubeconfig-unreadable (a file it names), unauthenticated (no renewal)
 */
export async function credentialsOf(context: UsableContext, environment: Environment): Promise<Credentials> {
  const { cluster } = context;
  const { user, impersonation } = context.user;
  const plugin = user.exec ? await execCredential(context, environment) : null;
  const ca = fileOrData(context, cluster.caFile, cluster.caData);
  const cert = plugin?.cert ?? fileOrData(context, user.certFile, user.certData);
  const key = plugin?.key ?? fileOrData(context, user.keyFile, user.keyData);
  const authorization = plugin?.token ? `Bearer ${plugin.token}` : await authorizationOf(context);
  if (authorization !== null && !isHeaderText(authorization)) throw unsendable(context);
  return {
    headers: { ...impersonation, ...(authorization && { authorization }) },
    tls: {
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      ...(cluster.tlsServerName && { servername: cluster.tlsServerName }),
      ...(cluster.skipTLSVerify && { rejectUnauthorized: false }),
    },
  };
}

/** A file of a token is not looked at before it is needed, and may have become anything. */
function unsendable(context: UsableContext): ProblemError {
  return new ProblemError(
    "kubeconfig-unreadable",
    message("problem.token-not-sendable", { user: context.userName, file: context.user.tokenFile }),
    { advice: message("problem.token-not-sendable.advice") },
  );
}

/** Forgets what was refused, so that the person's next action asks anew. */
export function forgetCredentials(context: UsableContext): void {
  forgetExecCredential(context);
  configs.delete(context);
}

/** The order is client-go's: a token file wins over a token, a token over a password. */
async function authorizationOf(context: UsableContext): Promise<string | null> {
  const { user, tokenFile } = context.user;
  if (tokenFile !== null) return `Bearer ${read(context, tokenFile).toString("utf8").trim()}`;
  if (user.token) return `Bearer ${user.token}`;
  if (user.username) return `Basic ${Buffer.from(`${user.username}:${user.password ?? ""}`).toString("base64")}`;
  return user.authProvider ? renewedAuthorization(context) : null;
}

function fileOrData(context: UsableContext, file?: string, data?: string): Buffer | null {
  if (file) return read(context, file);
  return data ? Buffer.from(data, "base64") : null;
}

function read(context: UsableContext, path: string): Buffer {
  try {
    return readRemembered(path);
  } catch {
    throw new ProblemError(
      "kubeconfig-unreadable",
      message("problem.credential-file-unreadable", { context: context.name, file: path }),
      { advice: message("problem.credential-file-unreadable.advice") },
    );
  }
}

/** What the client library makes of an `auth-provider`: OIDC with its refresh token, and the old ones of clouds. */
async function renewedAuthorization(context: UsableContext): Promise<string | null> {
  const config = configs.get(context) ?? (await configOf(context.cluster, context.user.user));
  configs.set(context, config);
  const options: RequestOptions = { headers: {} };
  try {
    await config.applyToHTTPSOptions(options);
  } catch {
    throw new ProblemError("unauthenticated", message("problem.not-renewed", { user: context.userName }), {
      advice: message("problem.sign-in.advice", { context: context.name }),
    });
  }
  const authorization = Object.entries(options.headers ?? {}).find(([name]) => name.toLowerCase() === "authorization");
  return typeof authorization?.[1] === "string" ? authorization[1] : null;
}

async function configOf(cluster: Cluster, user: User): Promise<KubeConfig> {
  // Loaded only for those who need it: with its models of every Kubernetes object the library takes 90 MB.
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  // It refuses http servers unless told that certificates do not matter, and there are none.
  config.loadFromClusterAndUser(
    { ...cluster, skipTLSVerify: cluster.skipTLSVerify || cluster.server.startsWith("http:") },
    user,
  );
  return config;
}
