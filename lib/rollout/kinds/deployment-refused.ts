import { changedAt, conditionOf } from "../objects/conditions";
import type { Condition } from "../objects/objects";
import type { OwnedRevisions, Workload, RawStanding } from "../workload/workload";
import { replicasOf } from "./deployment-counts";
import { refusalOf } from "./deployment-progress";

/** What the controller may not make, by its conditions; null where it may make all. */
export function refusedOf(deployment: Workload, sets: OwnedRevisions | null): RawStanding["refused"] {
  const progressing = conditionOf(deployment, "Progressing");
  if (progressing?.status === "False" && progressing.reason === "ReplicaSetCreateError") {
    return refused("revision", progressing);
  }
  const failure = podsRefused(deployment, sets);
  return failure ? refused("pods", failure) : null;
}

/**
 * A paused Deployment keeps the condition that it had (controller sync.go syncDeploymentStatus): there its ReplicaSets
 * say whether pods are refused, and where those are not known, the condition counts while pods are missing.
 */
function podsRefused(deployment: Workload, sets: OwnedRevisions | null): Condition | undefined {
  const told = refusalOf(deployment);
  if (!deployment.spec.paused) return told;
  if (!sets) {
    const { desired, updated, available } = replicasOf(deployment);
    return updated < desired || available < desired ? told : undefined;
  }
  const own = sets.current && refusalOf(sets.current);
  return own ?? sets.owned.map(refusalOf).find((condition) => condition !== undefined);
}

function refused(what: "revision" | "pods", condition: Condition): NonNullable<RawStanding["refused"]> {
  return { what, since: changedAt(condition), said: condition.message ?? null };
}
