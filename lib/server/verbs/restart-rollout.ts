import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import { planRestart, restartMark } from "@/lib/rollout/undo/actions";
import { effectOfRestart } from "@/lib/rollout/undo/effect";
import { actOnRollout } from "../writing/act-on-rollout";
import type { Identity } from "../identity";

/** Replaces every pod of a rollout. @throws ProblemError paused, restarted-just-now, being-deleted, see actOnRollout */
export function restartRollout(
  identity: Identity,
  ref: RolloutRef,
  wish: ActionRequest,
  now: () => Date = () => new Date(),
): Promise<Coded<Rollout>> {
  let at = now();
  return actOnRollout(identity, ref, wish, {
    verb: "restart",
    plan: (deployment) => {
      at = now();
      return planRestart(deployment, { now: at, reason: wish.reason });
    },
    effect: (planned, after) => effectOfRestart(planned, after, restartMark(at)),
  });
}
