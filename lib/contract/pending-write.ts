import { z } from "zod";
import { RolloutAction } from "./rollout-action";

/** A write of Rewind's whose effect is not known. */
export const PendingWrite = z.object({
  /** To look at it: GET `…/writes/{id}` of the rollout. */
  id: z.string(),
  verb: RolloutAction,
  sentAt: z.iso.datetime(),
  /** False while the request itself is still waited for; true once its time is over or its answer was of no use. */
  answered: z.boolean(),
});
export type PendingWrite = z.infer<typeof PendingWrite>;
