import "server-only";
import type { Connection } from "@/lib/kube/connection";
import { listDeployments } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects";
import { fromEach } from "./from-each";
import type { Identity } from "./identity";
import { listNamespaces } from "./list-namespaces";

/**
 * What `pick` makes of the Deployments of every namespace that may be read, for who may not list them all at once; null
 * where not one may be read.
 */
export async function listOneByOne<T>(
  identity: Identity,
  connection: Connection,
  pick: (deployment: Deployment) => T,
): Promise<T[] | null> {
  const { namespaces } = await listNamespaces(identity, connection.context.name);
  const { found } = await fromEach(namespaces, (namespace) => listDeployments(connection, namespace, pick));
  return found.length === 0 ? null : found.flat();
}
