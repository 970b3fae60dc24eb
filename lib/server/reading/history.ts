import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Problem } from "@/lib/contract/problem";
import type { Rollout, RolloutRef, RolloutSummary } from "@/lib/contract/rollout";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { listStoredRevisions, readWorkload } from "@/lib/kube/workloads";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { rolloutOf } from "@/lib/rollout/history/rollout";
import { reasonOf } from "@/lib/rollout/state/reason";
import { stateAt } from "@/lib/rollout/state/state";
import { selectorText } from "@/lib/rollout/objects/selector";
import { summaryOf } from "@/lib/rollout/history/summary";
import { readConfig } from "../config";
import { liveDigest } from "./live-digest";
import { maskedText } from "@/lib/kube/mask";
import { problemDocument } from "./problem-document";
import { rememberedSummaries } from "./remembered-changes";

/** A Deployment with what its selector finds, read just now: one GET and one LIST. */
export type StoredHistory = { workload: Workload; stored: readonly StoredRevision[] };

/** @throws KubeError where either cannot be read */
export async function readHistory(connection: Connection, ref: RolloutRef): Promise<StoredHistory> {
  const workload = await readWorkload(connection, ref);
  return { workload, stored: await listStoredRevisions(connection, ref, selectorOf(workload)) };
}

export type PartialHistory = { workload: Workload } & (
  { stored: readonly StoredRevision[]; problem: null } | { stored: null; problem: Coded<Problem> }
);

/** The same for a person who may read the Deployment but not its ReplicaSets: the problem then says so. */
export async function readPartialHistory(connection: Connection, ref: RolloutRef): Promise<PartialHistory> {
  const workload = await readWorkload(connection, ref);
  try {
    const stored = await listStoredRevisions(connection, ref, selectorOf(workload));
    return { workload, stored, problem: null };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return { workload, stored: null, problem: problemDocument(error) };
  }
}

/**
 * What a history says in the words of the contract, as it may leave the server: secrets in the cluster's messages, in
 * change causes and in reasons are masked.
 */
export function toRollout(connection: Connection, { workload, stored, problem }: PartialHistory): Coded<Rollout> {
  const rollout = rolloutOf({
    mask: maskedText,
    cluster: connection.context.name,
    workload,
    stored,
    digest: liveDigest(workload),
    historyProblem: problem,
    now: Date.now(),
    summariesBetween: rememberedSummaries(connection),
  });
  return { ...rollout, revealable: readConfig().reveal };
}

/** One row of the list at `now`, as it may leave the server. */
export function toSummary(workload: Workload, now = Date.now()): Coded<RolloutSummary> {
  const summary = summaryOf(workload, now, maskedText);
  return { ...summary, reason: reasonOf(summary.state, summary.replicas) };
}

/** The same row as it is told at `now`: time alone may make another fact lead. */
export function summaryAt(summary: Coded<RolloutSummary>, now: number): Coded<RolloutSummary> {
  const state = stateAt(summary.state, summary.replicas, now);
  return { ...summary, state, reason: reasonOf(state, summary.replicas) };
}

function selectorOf(workload: Workload): string {
  return selectorText(workload.spec.selector);
}
