import type { Replicas } from "@/lib/contract/rollout";
import type { Workload } from "../workload/workload";

/** The counters of a workload, as its kind reads them. */
export function replicasOf(workload: Workload): Replicas {
  return workload.kind.replicasOf(workload);
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
