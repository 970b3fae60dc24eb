import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import { planPause } from "@/lib/rollout/undo/actions";
import { effectOfPause } from "@/lib/rollout/undo/effect";
import { actOnRollout } from "../writing/act-on-rollout";
import type { Identity } from "../identity";

/** Stops a rollout where it is. @throws ProblemError already-paused, being-deleted, see actOnRollout */
export function pauseRollout(identity: Identity, ref: RolloutRef, wish: ActionRequest): Promise<Coded<Rollout>> {
  return actOnRollout(identity, ref, wish, {
    verb: "pause",
    plan: planPause,
    effect: effectOfPause,
  });
}
