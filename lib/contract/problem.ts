import { z } from "zod";
import { Quoted } from "./cluster-text";
import { PendingWrite } from "./pending-write";
import { PROBLEM_STATUS, type ProblemCode } from "./problem-code";
import { Told, ToldText } from "./told";

const codes = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** What may accompany a problem besides its sentence. */
export const ProblemExtras = z.object({
  /** The next step for the person who reads it. */
  advice: Told.optional(),
  /** Kubernetes' own message, as text. */
  said: Quoted.optional(),
  /** Which fields the API server found invalid, in its words. */
  causes: z.array(z.object({ field: Quoted, message: Quoted })).optional(),
  retryAfterSeconds: z.number().optional(),
  /** With `changed-meanwhile`: what differs from what the person saw, and who wrote it last. */
  meanwhile: z.object({ changes: z.array(Told), by: Quoted.nullable(), at: z.iso.datetime().nullable() }).optional(),
  /** With `outcome-unknown` and `write-pending`: the write that may still take effect. */
  write: PendingWrite.optional(),
});
export type ProblemExtras = z.infer<typeof ProblemExtras>;

/**
 * An RFC 9457 problem document. `code` is stable and says how to go on; `message` says what happened, and `detail` is its
 * text, which the RFC wants as a string.
 */
export const Problem = ProblemExtras.extend({
  type: z.literal("about:blank"),
  title: ToldText,
  status: z.int(),
  code: z.enum(codes),
  detail: ToldText,
  message: Told,
});
export type Problem = z.infer<typeof Problem>;
