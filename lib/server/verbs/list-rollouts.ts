import "server-only";
import type { Coded } from "@/lib/contract/message";
import { isForbidden } from "@/lib/kube/errors";
import { RolloutKind, type RolloutList } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { listWorkloads } from "@/lib/kube/workloads";
import { listFeedOf } from "./follow-rollouts";
import { readThrough } from "../live/read-through";
import { toSummary } from "../reading/history";
import { connect, type Identity } from "../identity";
import { listOneByOne } from "../reading/list-one-by-one";

/**
 * The rollouts of one namespace, or with null of every namespace that may be read. `watched`: from the feed that a
 * screen follows anyway, without a call where it runs already.
 * @throws KubeError forbidden where not one namespace may be read
 */
export async function listRollouts(
  identity: Identity,
  cluster: string,
  namespace: string | null,
  { watched = false } = {},
): Promise<Coded<RolloutList>> {
  const connection = connect(identity, cluster);
  const rows = watched ? await readThrough(listFeedOf(connection, namespace), (list) => list.rows()) : null;
  if (rows) return { rollouts: rows };
  const anew = await Promise.all(RolloutKind.options.map((kind) => readAnew(connection, kind, namespace)));
  return { rollouts: anew.flat() };
}

async function readAnew(connection: Connection, kind: RolloutKind, namespace: string | null) {
  try {
    return await listWorkloads(connection, { kind, namespace }, toSummary);
  } catch (error) {
    if (namespace !== null || !isForbidden(error)) throw error;
    const rollouts = await listOneByOne(connection, kind, toSummary);
    if (rollouts === null) throw error;
    return rollouts;
  }
}
