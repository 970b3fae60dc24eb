import "server-only";
import { type Problem, toProblemDocument } from "@/lib/contract/problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { KubeError } from "@/lib/kube/errors";
import { listReplicaSets, readDeployment } from "@/lib/kube/workloads";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects";
import { rolloutOf } from "@/lib/rollout/rollout";
import { selectorText } from "@/lib/rollout/selector";
import { liveDigest } from "./live-digest";
import { rememberedWords } from "./remembered-words";

/** A Deployment with what its selector finds, read just now: one GET and one LIST. */
export type History = { deployment: Deployment; replicaSets: readonly ReplicaSet[] };

/** @throws KubeError where either cannot be read */
export async function readHistory(connection: Connection, { namespace, name }: RolloutRef): Promise<History> {
  const deployment = await readDeployment(connection, namespace, name);
  return { deployment, replicaSets: await listReplicaSets(connection, namespace, selectorOf(deployment)) };
}

export type PartialHistory = { deployment: Deployment } & (
  { replicaSets: readonly ReplicaSet[]; problem: null } | { replicaSets: null; problem: Problem }
);

/** The same for a person who may read the Deployment but not its ReplicaSets: the problem then says so. */
export async function readPartialHistory(connection: Connection, ref: RolloutRef): Promise<PartialHistory> {
  const deployment = await readDeployment(connection, ref.namespace, ref.name);
  try {
    const replicaSets = await listReplicaSets(connection, ref.namespace, selectorOf(deployment));
    return { deployment, replicaSets, problem: null };
  } catch (error) {
    if (!(error instanceof KubeError) || error.code !== "forbidden") throw error;
    return { deployment, replicaSets: null, problem: toProblemDocument(error) };
  }
}

/** What a history says in the words of the contract. */
export function toRollout(connection: Connection, { deployment, replicaSets, problem }: PartialHistory): Rollout {
  return rolloutOf({
    cluster: connection.context.name,
    deployment,
    replicaSets,
    digest: liveDigest(deployment),
    historyProblem: problem,
    wordsBetween: rememberedWords(connection),
  });
}

function selectorOf(deployment: Deployment): string {
  return selectorText(deployment.spec.selector);
}
