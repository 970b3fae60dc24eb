import { z } from "zod";
import { Rollout } from "./rollout";
import { PendingWrite } from "./pending-write";

/** What is known by now of a write whose answer did not tell. */
export const WriteState = PendingWrite.extend({
  /**
   * `looking`: it was not seen to have taken effect yet. `not-seen`: nor within two minutes; it still may. `overtaken`: as
   * the Deployment is now, the API server would refuse it.
   */
  state: z.enum(["looking", "not-seen", "took-effect", "overtaken"]),
  /** When the Deployment was last read for this: for `took-effect`, the time by which it had. */
  lookedAt: z.iso.datetime(),
  /** With `took-effect`: the rollout as it was read then. */
  rollout: Rollout.nullable(),
});
export type WriteState = z.infer<typeof WriteState>;
