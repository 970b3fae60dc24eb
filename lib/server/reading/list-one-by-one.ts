import "server-only";
import type { Connection } from "@/lib/kube/connection";
import { listDeployments } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects/objects";
import { fromEach } from "./for-each-namespace";
import { readableNamespaces } from "./readable-namespaces";

/**
 * What `pick` makes of the Deployments of every namespace that may be read, for who may not list them all at once; null
 * where not one may be read.
 */
export async function listOneByOne<T>(
  connection: Connection,
  pick: (deployment: Deployment) => T,
): Promise<T[] | null> {
  const { namespaces } = await readableNamespaces(connection);
  const { found } = await fromEach(namespaces, (namespace) => listDeployments(connection, namespace, pick));
  return found.length === 0 ? null : found.flat();
}
