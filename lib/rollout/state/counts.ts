import type { Replicas } from "@/lib/contract/rollout";
import type { Deployment } from "../objects/objects";

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

/**
 * Whether the change that made `generation` has arrived: the controller has seen it, every replica is updated and
 * available, none of an older template is left.
 */
export function isDone(
  { observedGeneration, replicas }: { observedGeneration: number; replicas: Replicas },
  generation: number,
): boolean {
  const { desired, updated, available, total } = replicas;
  return observedGeneration >= generation && updated === desired && total === desired && available === desired;
}
