import { type Mask, maskedOrNull } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { Standing } from "@/lib/contract/rollout-state";
import type { Workload, OwnedRevisions, RawStanding } from "../workload/workload";

/**
 * How a rollout stands, as its kind tells it. `revisions`: null where they are not known, as in a list of workloads; then
 * counts stand in for them.
 */
export function standingOf(workload: Workload, revisions: OwnedRevisions | null): RawStanding {
  return workload.kind.standingOf(workload, revisions);
}

/** A standing as it may leave: conditions quote others, who may say anything. */
export function maskedStanding(standing: RawStanding, mask: Mask): Coded<Standing> {
  const { template, refused, availability } = standing;
  return {
    ...standing,
    template: { ...template, said: maskedOrNull(template.said, mask) },
    refused: refused && { ...refused, said: maskedOrNull(refused.said, mask) },
    availability: { ...availability, said: maskedOrNull(availability.said, mask) },
  };
}
