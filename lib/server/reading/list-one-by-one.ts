import "server-only";
import type { RolloutKind } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { listWorkloads } from "@/lib/kube/workloads";
import type { Workload } from "@/lib/rollout/workload/workload";
import { fromEach } from "./for-each-namespace";
import { readableNamespaces } from "./readable-namespaces";

/**
 * What `pick` makes of the workloads of a kind in every namespace that may be read, for who may not list them all at
 * once; null where not one may be read.
 */
export async function listOneByOne<T>(
  connection: Connection,
  kind: RolloutKind,
  pick: (workload: Workload) => T,
): Promise<T[] | null> {
  const { namespaces } = await readableNamespaces(connection);
  const { found } = await fromEach(namespaces, (namespace) => listWorkloads(connection, { kind, namespace }, pick));
  return found.length === 0 ? null : found.flat();
}
