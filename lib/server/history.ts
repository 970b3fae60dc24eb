import "server-only";
import { type Problem, toProblemDocument } from "@/lib/contract/problem";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { KubeError } from "@/lib/kube/errors";
import { listReplicaSets, readDeployment } from "@/lib/kube/workloads";
import type { Deployment, ReplicaSet } from "@/lib/rollout/objects";
import { rolloutOf } from "@/lib/rollout/rollout";
import { knownSelector, rememberSelector } from "./known-selectors";
import { liveDigest } from "./live-digest";
import { rememberedWords } from "./remembered-words";

/** A Deployment with what its selector finds, read just now: one GET and one LIST. */
export type History = { deployment: Deployment; replicaSets: readonly ReplicaSet[] };

/** @throws KubeError where either cannot be read */
export async function readHistory(connection: Connection, ref: RolloutRef): Promise<History> {
  const { deployment, replicaSets } = await readBoth(connection, ref);
  return { deployment, replicaSets: await replicaSets };
}

export type PartialHistory = { deployment: Deployment } & (
  { replicaSets: readonly ReplicaSet[]; problem: null } | { replicaSets: null; problem: Problem }
);

/** The same for a person who may read the Deployment but not its ReplicaSets: the problem then says so. */
export async function readPartialHistory(connection: Connection, ref: RolloutRef): Promise<PartialHistory> {
  const { deployment, replicaSets } = await readBoth(connection, ref);
  try {
    return { deployment, replicaSets: await replicaSets, problem: null };
  } catch (error) {
    if (!(error instanceof KubeError) || error.code !== "forbidden") throw error;
    return { deployment, replicaSets: null, problem: toProblemDocument(error) };
  }
}

/** What a history says in the words of the contract. */
export function toRollout(cluster: string, { deployment, replicaSets, problem }: PartialHistory): Rollout {
  const digest = liveDigest(deployment);
  return rolloutOf({
    cluster,
    deployment,
    replicaSets,
    digest,
    historyProblem: problem,
    wordsBetween: rememberedWords,
  });
}

/**
 * Where the selector is known from before, both calls are under way at once: it is immutable, so only a Deployment that
 * was created anew can have another one, and then the list is read again.
 */
async function readBoth(connection: Connection, { namespace, name }: RolloutRef) {
  const guess = knownSelector(connection, namespace, name);
  const early = guess === undefined ? undefined : listReplicaSets(connection, namespace, guess);
  // It is awaited below, or not needed: until then a failure must not count as unhandled.
  early?.catch(() => {});

  const deployment = await readDeployment(connection, namespace, name);
  const selector = rememberSelector(connection, deployment);
  const replicaSets = early && guess === selector ? early : listReplicaSets(connection, namespace, selector);
  return { deployment, replicaSets };
}
