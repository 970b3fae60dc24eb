import "server-only";
import type { RolloutList, RolloutSummary } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { KubeError } from "@/lib/kube/errors";
import { listDeployments } from "@/lib/kube/workloads";
import { toSummary } from "./history";
import { connect, type Identity } from "./identity";
import { listNamespaces } from "./list-namespaces";

/** How many namespaces are read at once where they have to be read one by one. */
const AT_ONCE = 8;

/**
 * The Deployments of one namespace, or with null of every namespace that may be read.
 * @throws KubeError forbidden where not one namespace may be read
 */
export async function listRollouts(
  identity: Identity,
  cluster: string,
  namespace: string | null,
): Promise<RolloutList> {
  const connection = connect(identity, cluster);
  try {
    return { rollouts: await listDeployments(connection, namespace, toSummary) };
  } catch (error) {
    if (namespace !== null || !isForbidden(error)) throw error;
    const { namespaces } = await listNamespaces(identity, cluster);
    const rollouts = await listReadable(connection, namespaces);
    if (rollouts === null) throw error;
    return { rollouts };
  }
}

/** The Deployments of those namespaces that may be read, or null where none may. */
async function listReadable(connection: Connection, namespaces: readonly string[]): Promise<RolloutSummary[] | null> {
  const readable: RolloutSummary[][] = [];
  const waiting = namespaces.values();
  const readNext = async () => {
    for (const namespace of waiting) {
      try {
        readable.push(await listDeployments(connection, namespace, toSummary));
      } catch (error) {
        if (!isForbidden(error)) throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return readable.length === 0 ? null : readable.flat();
}

function isForbidden(error: unknown): boolean {
  return error instanceof KubeError && error.code === "forbidden";
}
