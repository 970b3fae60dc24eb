import type { Coded } from "@/lib/contract/message";
import type { Phase, PhaseKind, Replicas, Rollout } from "@/lib/contract/rollout";
import type { Condition, Deployment, ReplicaSet } from "../objects/objects";
import { currentReplicaSet, ownedReplicaSets } from "./ownership";

/**
 * The state of a rollout, first match of the list in rollout semantics, section 5. `replicaSets` is what the selector
 * found; `null` where they are not known, as in a list of Deployments: then counts stand in for them.
 */
export function phaseOf(deployment: Deployment, replicaSets: readonly ReplicaSet[] | null): Phase {
  const { metadata, spec, status } = deployment;
  const progressing = conditionOf(deployment, "Progressing");
  const failure = conditionOf(deployment, "ReplicaFailure");
  const available = conditionOf(deployment, "Available");
  const owned = replicaSets && ownedReplicaSets(deployment, replicaSets);

  if (metadata.deletionTimestamp !== undefined) return phase("deleting", metadata.deletionTimestamp);
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) return phase("not-observed");
  if (spec.paused) {
    const since = progressing?.reason === "DeploymentPaused" ? changedAt(progressing) : null;
    return phase(hasPendingChange(deployment, owned) ? "paused-with-change" : "paused", since);
  }
  if (progressing?.status === "False" && progressing.reason === "ReplicaSetCreateError") {
    return phase("replica-set-refused", changedAt(progressing), progressing.message);
  }
  if (failure?.status === "True") return phase("pods-refused", changedAt(failure), failure.message);
  if (progressing?.reason === "ProgressDeadlineExceeded" && !isStale(progressing, deployment, owned)) {
    return phase("stalled", changedAt(progressing), progressing.message);
  }

  const { desired, updated, available: serving, total } = replicasOf(deployment);
  const finished = progressing?.reason === "NewReplicaSetAvailable";
  if (updated < desired || total > updated) return phase("rolling-out");
  if (serving < updated) {
    return finished && available?.status === "False"
      ? phase("unavailable", changedAt(available), available.message)
      : phase("rolling-out");
  }
  if (available?.status === "False") return phase("unavailable", changedAt(available), available.message);
  return phase(desired === 0 ? "scaled-to-zero" : "complete", finished ? changedAt(progressing) : null);
}

/**
 * The sentence that `kubectl rollout status` prints for this object, also where it is an error (rollout semantics,
 * section 5, rows 3 to 8; kubectl pkg/polymorphichelpers/rollout_status.go).
 */
export function statusSentence(deployment: Deployment): string {
  const { metadata, spec, status } = deployment;
  const { updated, available, total } = replicasOf(deployment);
  const waiting = `Waiting for deployment "${metadata.name}" rollout to finish:`;

  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) {
    return "Waiting for deployment spec update to be observed...";
  }
  if (conditionOf(deployment, "Progressing")?.reason === "ProgressDeadlineExceeded") {
    return `deployment "${metadata.name}" exceeded its progress deadline`;
  }
  if (spec.replicas !== undefined && updated < spec.replicas) {
    return `${waiting} ${updated} out of ${spec.replicas} new replicas have been updated...`;
  }
  if (total > updated) return `${waiting} ${total - updated} old replicas are pending termination...`;
  if (available < updated) return `${waiting} ${available} of ${updated} updated replicas are available...`;
  return `deployment "${metadata.name}" successfully rolled out`;
}

/** Whether somebody should look: the rollout is stuck, refused, or its pods are gone. */
export function needsAttention({ kind }: Phase): boolean {
  return kind === "stalled" || kind === "replica-set-refused" || kind === "pods-refused" || kind === "unavailable";
}

/** Whether a rollout in this phase has not come to its end, so that something may keep it from moving. */
export function mayBeStuck(kind: PhaseKind): boolean {
  switch (kind) {
    case "not-observed":
    case "paused-with-change":
    case "replica-set-refused":
    case "pods-refused":
    case "stalled":
    case "rolling-out":
    case "unavailable":
      return true;
    case "deleting":
    case "paused":
    case "complete":
    case "scaled-to-zero":
      return false;
  }
}

/** Whether the rollout has run to its end, whatever became of its pods afterwards. */
export function isFinished({ kind }: Phase): boolean {
  return kind === "complete" || kind === "scaled-to-zero" || kind === "unavailable";
}

/**
 * Whether the change that made `generation` has arrived: the controller has seen it, every replica is updated and
 * available, none of an older template is left.
 */
export function isDone(
  { observedGeneration, replicas }: Pick<Coded<Rollout>, "observedGeneration" | "replicas">,
  generation: number,
): boolean {
  const { desired, updated, available, total } = replicas;
  return observedGeneration >= generation && updated === desired && total === desired && available === desired;
}

/** The counters of the Deployment; what the API leaves out is 0, but a missing `spec.replicas` is 1. */
export function replicasOf({ spec, status }: Deployment): Replicas {
  return {
    desired: spec.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    total: status?.replicas ?? 0,
  };
}

/** The condition of this type, if the controller has set it. */
export function conditionOf(deployment: Deployment, type: string): Condition | undefined {
  return deployment.status?.conditions?.find((condition) => condition.type === type);
}

/** Whether resuming would start or continue a rollout. */
function hasPendingChange(deployment: Deployment, owned: readonly ReplicaSet[] | null): boolean {
  if (!owned) {
    const { desired, updated, total } = replicasOf(deployment);
    return updated < desired || total > updated;
  }
  const current = currentReplicaSet(deployment, owned);
  return !current || owned.some((replicaSet) => replicaSet !== current && (replicaSet.spec.replicas ?? 1) > 0);
}

const TIMED_OUT = /^ReplicaSet "([^"]+)" has timed out progressing/;

/** After undoing a timed-out rollout the old condition stays until the first progress, naming the failed ReplicaSet. */
function isStale({ message }: Condition, deployment: Deployment, owned: readonly ReplicaSet[] | null): boolean {
  const named = TIMED_OUT.exec(message ?? "")?.[1];
  if (!owned || named === undefined) return false;
  return currentReplicaSet(deployment, owned)?.metadata.name !== named;
}

function changedAt({ lastUpdateTime, lastTransitionTime }: Condition): string | null {
  return lastUpdateTime ?? lastTransitionTime ?? null;
}

function phase(kind: PhaseKind, since: string | null = null, said: string | null = null): Phase {
  return { kind, since, said };
}
