import type { Replicas } from "@/lib/contract/rollout";
import type { Workload } from "../workload/workload";

/** The counters of the Deployment; what the API leaves out is 0, but a missing `spec.replicas` is 1. */
export function replicasOf({ spec, status }: Workload): Replicas {
  return {
    desired: spec.replicas ?? 1,
    updated: status?.updatedReplicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    total: status?.replicas ?? 0,
  };
}
