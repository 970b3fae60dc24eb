import { conditionOf, wordsOf } from "../objects/conditions";
import type { Condition } from "../objects/objects";
import type { Progress, StoredRevision, Workload } from "../workload/workload";

/** What the Progressing condition says, which the controller keeps where the Deployment has a deadline (deployment progress.go). */
export function progressOf(deployment: Workload): Progress | null {
  const condition = conditionOf(deployment, "Progressing");
  if (!condition) return null;
  return {
    kind: kindOf(condition),
    condition,
    revision: /ReplicaSet "([^"]+)"/.exec(wordsOf(condition))?.[1] ?? null,
  };
}

/** The ReplicaFailure condition, which a Deployment copies from its ReplicaSets, while it holds. */
export function refusalOf(object: Workload | StoredRevision): Condition | undefined {
  const failure = conditionOf(object, "ReplicaFailure");
  return failure?.status === "True" ? failure : undefined;
}

function kindOf({ status, reason }: Condition): Progress["kind"] {
  switch (reason) {
    case "NewReplicaSetAvailable":
      return "done";
    case "DeploymentPaused":
      return "paused";
    case "ProgressDeadlineExceeded":
      return "deadline-exceeded";
    case "ReplicaSetCreateError":
      return status === "False" ? "refused" : "under-way";
    default:
      return "under-way";
  }
}
