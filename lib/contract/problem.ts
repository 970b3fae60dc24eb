import { z } from "zod";
import { PendingWrite } from "./pending-write";
import { PROBLEM_STATUS, type ProblemCode, type ProblemError } from "./problem-error";

/** The error itself and its codes live apart from the schema, so that the browser loads them without zod. */
export { PROBLEM_STATUS, ProblemError, type ProblemCode } from "./problem-error";

const codes = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** What may accompany a problem besides its sentence. */
export const ProblemExtras = z.object({
  /** The next step for the person who reads it. */
  advice: z.string().optional(),
  /** Kubernetes' own message, as text. */
  said: z.string().optional(),
  /** Which fields the API server found invalid, in its words. */
  causes: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  retryAfterSeconds: z.number().optional(),
  /** With `changed-meanwhile`: what differs from what the person saw, and who wrote it last. */
  meanwhile: z
    .object({ changes: z.array(z.string()), by: z.string().nullable(), at: z.iso.datetime().nullable() })
    .optional(),
  /** With `outcome-unknown` and `write-pending`: the write that may still take effect. */
  write: PendingWrite.optional(),
});
export type ProblemExtras = z.infer<typeof ProblemExtras>;

/** An RFC 9457 problem document. `code` is stable; `detail` is a sentence for people. */
export const Problem = ProblemExtras.extend({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  code: z.enum(codes),
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** The document that says `problem` over the wire. */
export function toProblemDocument(problem: ProblemError): Problem {
  return {
    type: "about:blank",
    title: problem.code.replaceAll("-", " "),
    status: PROBLEM_STATUS[problem.code],
    code: problem.code,
    detail: problem.message,
    ...problem.extras,
  };
}
