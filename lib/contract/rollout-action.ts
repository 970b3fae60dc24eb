import { z } from "zod";

/** All that Rewind can do to a rollout: each writes the Deployment once, and is audited under this name. */
export const RolloutAction = z.enum(["undo", "pause", "resume", "restart"]);
export type RolloutAction = z.infer<typeof RolloutAction>;

/** Those that need nothing but a rollout; an undo needs to know where to, too. */
export const PlainAction = RolloutAction.exclude(["undo"]);
export type PlainAction = z.infer<typeof PlainAction>;
