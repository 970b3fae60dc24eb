import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import { type Connection, connectionTo } from "@/lib/kube/connection";
import { type Kubeconfig, type KubeContext, readKubeconfig, wholeKubeconfig } from "@/lib/kube/kubeconfig";
import { readConfig } from "./config";

/** As whom the cluster is asked. Rewind runs on a person's machine, so it is the user of the kubeconfig. */
export type Identity = { kind: "kubeconfig" };

/** Who sent the request. The place where signing in will put the person's own credentials. */
export function identityOf(_request: Request): Identity {
  return { kind: "kubeconfig" };
}

/**
 * The connection to a cluster as somebody; its key names both, and whatever is cached or shared is kept under it.
 * @throws ProblemError unknown-cluster, no-kubeconfig, kubeconfig-unreadable
 */
export function connect(identity: Identity, cluster: string): Connection {
  const context = contextOf(cluster);
  switch (identity.kind) {
    case "kubeconfig":
      return connectionTo(context, `kubeconfig:${context.userName}`, readConfig().environment);
  }
}

/**
 * Whether the context of a connection still stands for what it did when the connection was made.
 * @throws ProblemError unknown-cluster, no-kubeconfig, kubeconfig-unreadable: it stands for nothing any more
 */
export function isCurrent(connection: Connection): boolean {
  return connect({ kind: "kubeconfig" }, connection.context.name) === connection;
}

/** How the audit log calls somebody. */
export function nameOf(identity: Identity, cluster: string): string {
  switch (identity.kind) {
    case "kubeconfig":
      return contextOf(cluster).userName;
  }
}

/** Every context of the kubeconfig. @throws ProblemError no-kubeconfig, kubeconfig-unreadable */
export function knownContexts(): readonly KubeContext[] {
  return readKubeconfig(readConfig().environment);
}

/** Every context, and why files of the kubeconfig cannot be read. @throws ProblemError as `knownContexts` */
export function knownKubeconfig(): Kubeconfig {
  return wholeKubeconfig(readConfig().environment);
}

/** One context by its name. @throws ProblemError unknown-cluster, no-kubeconfig, kubeconfig-unreadable */
export function contextOf(cluster: string): KubeContext {
  const contexts = knownContexts();
  const context = contexts.find(({ name }) => name === cluster);
  if (context) return context;
  const names = contexts.slice(0, 20).map(({ name }) => name);
  throw new ProblemError("unknown-cluster", message("problem.unknown-context", { context: cluster }), {
    advice: message("problem.unknown-context.advice", { contexts: names, more: contexts.length > names.length }),
  });
}
