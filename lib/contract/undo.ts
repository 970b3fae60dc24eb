import { z } from "zod";
import { REASON_MAX } from "./reason-max";
import { Rollout } from "./rollout";

const reason = z.string().max(REASON_MAX).optional();

export const UndoRequest = z.strictObject({
  /** The uid of the ReplicaSet to return to. */
  to: z.string().min(1).max(200),
  /** `live.digest` of the rollout that the person's screen showed. */
  seen: z.string().min(1).max(200),
  reason,
  /** Resume a paused Deployment in the same patch, so that its pending change never runs. */
  resume: z.boolean().optional(),
  /** `keep` (the default) touches only the change cause; `kubectl` takes the annotations of the revision as kubectl does. */
  annotations: z.enum(["keep", "kubectl"]).optional(),
  /** Ask the API server for the outcome without writing it. */
  dryRun: z.boolean().optional(),
});
export type UndoRequest = z.infer<typeof UndoRequest>;

export const UndoResult = z.object({
  /** `unchanged`: it was there already and nothing was sent. */
  outcome: z.enum(["rolled-back", "unchanged"]),
  dryRun: z.boolean(),
  /** The rollout after the patch, before the controller has reacted. */
  rollout: Rollout,
});
export type UndoResult = z.infer<typeof UndoResult>;

/** Body of pause, resume and restart. With `seen`, the write is refused once uid or template have changed. */
export const ActionRequest = z.strictObject({ reason, seen: z.string().min(1).max(200).optional() });
export type ActionRequest = z.infer<typeof ActionRequest>;
