import { REVISION } from "./deployment-annotations";
import { changedAt, conditionOf, wordsOf } from "../objects/conditions";
import type { Condition } from "../objects/objects";
import type { OwnedRevisions, Workload, RawStanding } from "../workload/workload";
import { replicasOf } from "./deployment-counts";
import { refusedOf } from "./deployment-refused";
import { scalingUntil } from "../state/scaling";
import { writtenAt } from "../state/written-at";

/**
 * How a rollout stands (rollout semantics S6 to S9). `sets`: null where the ReplicaSets are not known, as in a list of
 * Deployments; then counts stand in for them.
 */
export function standingOf(deployment: Workload, sets: OwnedRevisions | null): RawStanding {
  const pause = pauseOf(deployment, sets);
  const template = templateOf(deployment, sets, pause);
  return {
    deletingSince: deployment.metadata.deletionTimestamp ?? null,
    controller: controllerOf(deployment),
    template,
    refused: refusedOf(deployment, sets),
    availability: availabilityOf(deployment, sets, template),
    pause,
  };
}

function controllerOf({ metadata, status }: Workload): RawStanding["controller"] {
  const { observedGeneration = 0, conditions = [] } = status ?? {};
  if ((metadata.generation ?? 0) <= observedGeneration) return { reacts: true, since: null };
  const written = writtenAt(metadata) ?? (observedGeneration === 0 ? metadata.creationTimestamp : null);
  // A write that the controller has spoken after is another than the one that it has not seen (K4).
  const isAnswered = conditions.some(
    (condition) => written !== null && Date.parse(changedAt(condition) ?? "") >= Date.parse(written),
  );
  return { reacts: false, since: isAnswered ? null : written };
}

function pauseOf(deployment: Workload, sets: OwnedRevisions | null): RawStanding["pause"] {
  if (!deployment.spec.paused) return null;
  const progressing = conditionOf(deployment, "Progressing");
  const since = progressing?.reason === "DeploymentPaused" ? changedAt(progressing) : null;
  return { since, pending: hasPendingChange(deployment, sets) };
}

/** Whether resuming would start or continue a rollout; a paused Deployment that only scales has none waiting (A6). */
function hasPendingChange(deployment: Workload, sets: OwnedRevisions | null): boolean {
  if (!sets) {
    const { desired, updated, total } = replicasOf(deployment);
    return total > updated || (updated === 0 && desired > 0);
  }
  return !sets.current || wantsOlderPods(sets);
}

function wantsOlderPods({ owned, current }: OwnedRevisions): boolean {
  return owned.some((replicaSet) => replicaSet !== current && (replicaSet.spec.replicas ?? 1) > 0);
}

function templateOf(
  deployment: Workload,
  sets: OwnedRevisions | null,
  pause: RawStanding["pause"],
): RawStanding["template"] {
  const progressing = conditionOf(deployment, "Progressing");
  if (progressing && isTimedOut(progressing, deployment, sets)) {
    return { rolledOut: "stalled", since: changedAt(progressing), said: progressing.message ?? null };
  }
  if (isComplete(deployment, sets, pause)) {
    const finished = progressing?.reason === "NewReplicaSetAvailable";
    return { rolledOut: "complete", since: finished ? changedAt(progressing) : null, said: null };
  }
  const isStarted = sets
    ? sets.current !== undefined
    : deployment.status?.observedGeneration !== undefined && progressing?.reason !== "ReplicaSetCreateError";
  return { rolledOut: isStarted ? "rolling-out" : "not-started", since: null, said: null };
}

/**
 * Once it was complete the controller does not take that back, but it says so of a ReplicaSet: right after a rollback
 * still of the one before (S6). While paused it says nothing; then it is complete if no change waits.
 */
function isComplete(deployment: Workload, sets: OwnedRevisions | null, pause: RawStanding["pause"]): boolean {
  const { desired, updated, available, total } = replicasOf(deployment);
  if (pause) return !pause.pending;
  const progressing = conditionOf(deployment, "Progressing");
  // The counts are those of the template before (S2).
  if (progressing?.reason === "ReplicaSetCreateError") return false;
  const isOfOther = sets !== null && !sets.current && !controllerOf(deployment).reacts;
  if (total > updated || deployment.status?.observedGeneration === undefined || isOfOther) return false;
  if (updated >= desired && available >= updated) return true;
  if (progressing?.reason !== "NewReplicaSetAvailable") return false;
  const of = SUCCEEDED.exec(wordsOf(progressing))?.[1];
  if (sets) return of === undefined || of === sets.current?.metadata.name;
  // Recreate has no pod at all in the middle of a rollback, while the condition is still that of the revision before.
  return deployment.spec.strategy?.type !== "Recreate" || updated > 0;
}

const TIMED_OUT = /^ReplicaSet "([^"]+)" has timed out progressing/;
const SUCCEEDED = /^ReplicaSet "([^"]+)" has successfully progressed/;

/**
 * After undoing a timed-out rollout the old condition stays until the first progress, naming the failed ReplicaSet (S4).
 * A pause keeps it for good, so that it counts only as long as pods are missing.
 */
function isTimedOut(condition: Condition, deployment: Workload, sets: OwnedRevisions | null): boolean {
  if (condition.reason !== "ProgressDeadlineExceeded") return false;
  const named = TIMED_OUT.exec(wordsOf(condition))?.[1];
  if (sets && named !== undefined && sets.current?.metadata.name !== named) return false;
  if (!deployment.spec.paused) return true;
  const { available, total } = replicasOf(deployment);
  const { spec, status } = sets?.current ?? {};
  return spec ? (status?.availableReplicas ?? 0) < (spec.replicas ?? 1) : available < total;
}

function availabilityOf(
  deployment: Workload,
  sets: OwnedRevisions | null,
  { rolledOut }: RawStanding["template"],
): RawStanding["availability"] {
  const { desired, available: serving } = replicasOf(deployment);
  const none = { since: null, said: null, scalingUntil: null };
  if (desired === 0) return { kind: "none-wanted", ...none };
  const available = conditionOf(deployment, "Available");
  const isBelow = available?.status === "False";
  if (serving >= desired && !isBelow) return { kind: "available", ...none };

  const isRolledOut = sets ? sets.owned.length > 0 : deployment.metadata.annotations?.[REVISION] !== undefined;
  const began = isBelow ? (available.lastTransitionTime ?? null) : null;
  const until = rolledOut === "complete" ? scalingUntil(deployment, began) : null;
  return isRolledOut && (isBelow || serving === 0)
    ? {
        kind: "unavailable",
        since: isBelow ? changedAt(available) : null,
        said: (isBelow && available.message) || null,
        scalingUntil: until,
      }
    : { kind: "short", ...none, scalingUntil: until };
}
