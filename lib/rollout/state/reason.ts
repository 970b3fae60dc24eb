import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Replicas } from "@/lib/contract/rollout";
import type { RolloutState } from "@/lib/contract/rollout-state";
import { conditionRefusal } from "../messages/condition-refusal";

/**
 * Why a row of the list needs attention, by what the list has anyway: the conditions and counts of the Deployment. Null
 * where it needs none. The rollout's own screen knows more.
 */
export function reasonOf({ lead, refused, pause }: Coded<RolloutState>, replicas: Replicas): Message | null {
  const { desired, updated, available, total } = replicas;
  const old = available > 0 ? Math.max(total - updated, 0) : 0;
  switch (lead.kind) {
    case "revision-refused":
    case "pods-refused":
      return message(`state.reason.${lead.kind}`, {
        refusal: refused && conditionRefusal(refused.said, refused.what),
        old,
        paused: pause !== null,
      });
    case "stalled":
      return message("state.reason.stalled", { updated, desired, available, old });
    case "unavailable":
      return message("state.reason.unavailable", { available, desired });
    case "not-reacting":
      return message("state.reason.not-reacting");
    default:
      return null;
  }
}
