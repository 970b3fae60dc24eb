import "server-only";
import { isForbidden } from "@/lib/kube/errors";
import type { RolloutList } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { listDeployments } from "@/lib/kube/workloads";
import { listFeedOf } from "./follow-rollouts";
import { readThrough } from "../live/read-through";
import { toSummary } from "../reading/history";
import { connect, type Identity } from "../identity";
import { listOneByOne } from "../reading/list-one-by-one";

/**
 * The Deployments of one namespace, or with null of every namespace that may be read. `watched`: from the feed that a
 * screen follows anyway, without a call where it runs already.
 * @throws KubeError forbidden where not one namespace may be read
 */
export async function listRollouts(
  identity: Identity,
  cluster: string,
  namespace: string | null,
  { watched = false } = {},
): Promise<RolloutList> {
  const connection = connect(identity, cluster);
  const rows = watched ? await readThrough(listFeedOf(connection, namespace), (list) => list.rows()) : null;
  return { rollouts: rows ?? (await readAnew(connection, namespace)) };
}

async function readAnew(connection: Connection, namespace: string | null) {
  try {
    return await listDeployments(connection, namespace, toSummary);
  } catch (error) {
    if (namespace !== null || !isForbidden(error)) throw error;
    const rollouts = await listOneByOne(connection, toSummary);
    if (rollouts === null) throw error;
    return rollouts;
  }
}
