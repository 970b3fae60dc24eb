import type { Standing } from "@/lib/contract/rollout-state";
import type { Deployment, OwnedRevisions } from "../objects/objects";

/**
 * How a rollout stands, as its kind tells it. `revisions`: null where they are not known, as in a list of workloads; then
 * counts stand in for them.
 */
export function standingOf(workload: Deployment, revisions: OwnedRevisions | null): Standing {
  return workload.kind.standingOf(workload, revisions);
}
