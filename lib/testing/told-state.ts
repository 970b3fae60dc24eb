import { asItIs, type Plain } from "./as-it-is";
import type { Replicas } from "@/lib/contract/rollout";
import { ownedSets } from "@/lib/rollout/history/ownership";
import type { Condition } from "@/lib/rollout/objects/objects";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { replicasOf } from "@/lib/rollout/state/counts";
import { groupOf, mayBeStuck } from "@/lib/rollout/state/lead";
import { reasonOf } from "@/lib/rollout/state/reason";
import { maskedStanding, standingOf } from "@/lib/rollout/state/standing";
import { stateOf } from "@/lib/rollout/state/state";
import { inEnglish } from "./in-english";
import { aCondition, aDeployment } from "./objects";

/** When conditions of a test change, in milliseconds since 1970. */
export const NOON = Date.parse("2026-01-01T12:00:00Z");

/** A time as the API server writes it, and some minutes in milliseconds. */
export const iso = (moment: number) => new Date(moment).toISOString().replace(".000Z", "Z");
export const minutes = (count: number) => count * 60_000;

/** That the rollout came to its end, and that fewer are available than the strategy allows. */
export const COMPLETED = aCondition("Progressing", "True", "NewReplicaSetAvailable");
export const TOO_FEW = aCondition("Available", "False", "MinimumReplicasUnavailable", "Deployment has too few.");

/** What an object quota says of a pod that it refuses, and the condition that quotes it. */
export const QUOTA =
  'pods "web-6d4-x2" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=8, limited: pods=8';
export const REFUSED = aCondition("ReplicaFailure", "True", "FailedCreate", QUOTA);

export type Given = {
  /** Updated, in all, available. */
  counts?: readonly [number, number, number];
  conditions?: readonly Plain<Condition>[];
  paused?: boolean;
  over?: Parameters<typeof aDeployment>[0];
};

/** A Deployment of ten replicas, complete unless something else is given. */
export function tenReplicas({ counts: [updated, total, available] = [10, 10, 10], ...given }: Given = {}): Workload {
  return aDeployment({
    replicas: 10,
    ...given.over,
    spec: { ...(given.paused && { paused: true }), ...given.over?.spec },
    status: {
      updatedReplicas: updated,
      replicas: total,
      availableReplicas: available,
      conditions: given.conditions ?? [COMPLETED],
    },
  });
}

/** What is told of a Deployment, by default an hour after noon. */
export function told(web: Workload, stored: readonly StoredRevision[] | null = null, now = NOON + minutes(60)) {
  const replicas: Replicas = replicasOf(web);
  const standing = maskedStanding(standingOf(web, ownedSets(web, stored)), asItIs);
  const state = stateOf(standing, replicas, now);
  const reason = reasonOf(state, replicas);
  const { lead, beside, means, rollbackHelps } = inEnglish(state);
  return {
    leads: lead.kind,
    word: lead.word.text,
    beside: beside.map(({ word }) => word.text),
    means: means.text,
    reason: reason && inEnglish(reason).text,
    group: groupOf(state),
    rollbackHelps,
    mayBeStuck: mayBeStuck(standing),
    rolledOut: standing.template.rolledOut,
  };
}

/** Managed fields of an autoscaler that wrote the replicas, and of a person who wrote the template. */
export function scaling(at: number) {
  const fieldsV1 = { "f:spec": { "f:replicas": {} } };
  return { manager: "kube-controller-manager", subresource: "scale", time: iso(at), fieldsV1 };
}
export function writing(at: number) {
  return { manager: "kubectl-set", time: iso(at), fieldsV1: { "f:spec": { "f:template": {} } } };
}
