import "server-only";
import type { Connection } from "@/lib/kube/connection";
import { KubeError } from "@/lib/kube/errors";
import { listDeployments } from "@/lib/kube/workloads";
import type { Deployment } from "@/lib/rollout/objects";
import type { Identity } from "./identity";
import { listNamespaces } from "./list-namespaces";

/** How many namespaces are read at once. */
const AT_ONCE = 8;

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
  const readable: T[][] = [];
  const waiting = namespaces.values();
  const readNext = async () => {
    for (const namespace of waiting) {
      try {
        readable.push(await listDeployments(connection, namespace, pick));
      } catch (error) {
        if (!isForbidden(error)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return readable.length === 0 ? null : readable.flat();
}

/** Whether a right is missing, which other ways of reading may not need. */
export function isForbidden(error: unknown): boolean {
  return error instanceof KubeError && error.code === "forbidden";
}
