import { z } from "zod";
import { Quoted } from "./cluster-text";
import { Told } from "./told";

const At = z.iso.datetime().nullable();

/** What may lead, in the order in which it does (rollout semantics S10). */
export const StateKind = z.enum([
  "deleting",
  "not-observed",
  "not-reacting",
  "revision-refused",
  "pods-refused",
  "stalled",
  "unavailable",
  "paused-with-change",
  "paused",
  "rolling-out",
  "scaling",
  "short",
  "scaled-to-zero",
  "complete",
]);
export type StateKind = z.infer<typeof StateKind>;

/** How a rollout stands: facts that hold side by side, none of which hides another. `said` is the cluster's own text. */
export const Standing = z.object({
  deletingSince: At,
  /** Whether the controller has seen the last change. `since`: when that change was made; null where nobody recorded it. */
  controller: z.object({ reacts: z.boolean(), since: At }),
  /** Whether the template was rolled out. What is complete stays so, whatever becomes of its pods or their number. */
  template: z.object({
    rolledOut: z.enum(["not-started", "rolling-out", "stalled", "complete"]),
    since: At,
    said: Quoted.nullable(),
  }),
  /** What the controller may not make. */
  refused: z.object({ what: z.enum(["revision", "pods"]), since: At, said: Quoted.nullable() }).nullable(),
  /**
   * Whether what should run is available: all, fewer within what the strategy allows, fewer than that or none, or none is
   * wanted. `scalingUntil`: it was scaled up a moment ago, and is given this long.
   */
  availability: z.object({
    kind: z.enum(["available", "short", "unavailable", "none-wanted"]),
    since: At,
    said: Quoted.nullable(),
    scalingUntil: At,
  }),
  /** `pending`: a change waits, or the rest of one. */
  pause: z.object({ since: At, pending: z.boolean() }).nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** One of the facts as a word, and since when it holds. */
export const StateMark = z.object({ kind: StateKind, since: At, word: Told });
export type StateMark = z.infer<typeof StateMark>;

/** How a rollout stands, with what is told of it. */
export const RolloutState = Standing.extend({
  /** The fact that leads: it decides on group, colour and icon. */
  lead: StateMark,
  /** What is told beside it, as it would be overlooked. */
  beside: z.array(StateMark),
  /** What the leading word means, in a sentence. */
  means: Told,
  /** Whether the template is what is wrong, so that a rollback is the way out. */
  rollbackHelps: z.boolean(),
});
export type RolloutState = z.infer<typeof RolloutState>;
