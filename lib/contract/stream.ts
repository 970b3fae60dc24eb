import { z } from "zod";
import { Diagnosis } from "./finding";
import { Problem } from "./problem";
import { Rollout, RolloutSummary } from "./rollout";
import { Told } from "./told";

/** How the server follows the cluster: a watch, or reading again every few seconds where watching is not possible. */
export const FollowMode = z.object({ kind: z.enum(["watching", "polling"]), why: Told.nullable() });
export type FollowMode = z.infer<typeof FollowMode>;

/**
 * `GET /api/clusters/{cluster}/stream?namespace=NS[&kind=deployments&name=NAME]`, one JSON value per Server-Sent Event.
 * A snapshot comes first, after every reconnect too, so there is nothing to resume.
 */
export const StreamEvent = z.discriminatedUnion("type", [
  /** The whole list as it is now. */
  z.object({ type: z.literal("snapshot"), rollouts: z.array(RolloutSummary), mode: FollowMode }),
  z.object({ type: z.literal("changed"), rollouts: z.array(RolloutSummary) }),
  z.object({ type: z.literal("removed"), uids: z.array(z.string()) }),
  /** With a name: the one rollout, whole, each time it changes. */
  z.object({ type: z.literal("rollout"), rollout: Rollout, mode: FollowMode }),
  /** Beside it, until it is over: its pods and what keeps it from moving; `digest` is that of the template it is about. */
  z.object({ type: z.literal("diagnosis"), digest: z.string(), diagnosis: Diagnosis }),
  z.object({ type: z.literal("gone") }),
  /** The cluster cannot be followed at present: what was sent stays, grows old, and is followed again when it can be. */
  z.object({ type: z.literal("problem"), problem: Problem }),
  /**
   * All is as it was: sent after every successful look at the cluster, and as a heartbeat on idle streams. `at` is when
   * the cluster was last heard about all of it, and `age` how many milliseconds ago that was when this was sent, for who
   * has another clock.
   */
  z.object({ type: z.literal("fresh"), at: z.iso.datetime(), age: z.int().min(0) }),
  /** A heartbeat while nothing has been read yet. */
  z.object({ type: z.literal("waiting") }),
]);
export type StreamEvent = z.infer<typeof StreamEvent>;
