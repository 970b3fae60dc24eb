import { conditionOf } from "../objects/conditions";
import type { Workload } from "../workload/workload";
import { replicasOf } from "./deployment-counts";

/**
 * The sentence that `kubectl rollout status` prints for this object, also where it is an error (rollout semantics,
 * section 5, rows 3 to 8; kubectl pkg/polymorphichelpers/rollout_status.go).
 */
export function statusSentence(deployment: Workload): string {
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
