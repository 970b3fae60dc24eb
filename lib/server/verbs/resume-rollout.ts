import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { Rollout, RolloutRef } from "@/lib/contract/rollout";
import type { ActionRequest } from "@/lib/contract/undo";
import { planResume } from "@/lib/rollout/undo/actions";
import { effectOfResume } from "@/lib/rollout/undo/effect";
import { actOnRollout } from "../writing/act-on-rollout";
import type { Identity } from "../identity";

/** Lets a paused rollout run on. @throws ProblemError not-paused, being-deleted, see actOnRollout */
export function resumeRollout(identity: Identity, ref: RolloutRef, wish: ActionRequest): Promise<Coded<Rollout>> {
  return actOnRollout(identity, ref, wish, {
    verb: "resume",
    plan: planResume,
    effect: effectOfResume,
  });
}
