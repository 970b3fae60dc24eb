import "server-only";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import { planRestart } from "@/lib/rollout/actions";
import { isSameTemplate } from "@/lib/rollout/template";
import { actOnRollout } from "./act-on-rollout";
import type { Identity } from "./identity";

/** Replaces every pod of a rollout. @throws ProblemError paused, restarted-just-now, being-deleted, see actOnRollout */
export function restartRollout(
  identity: Identity,
  ref: RolloutRef,
  wish: ActionRequest,
  now: () => Date = () => new Date(),
): Promise<Rollout> {
  return actOnRollout(identity, ref, wish, {
    verb: "restart",
    plan: (deployment) => planRestart(deployment, { now: now(), reason: wish.reason }),
    isDone: (before, after) => !isSameTemplate(before.spec.template, after.spec.template),
  });
}
