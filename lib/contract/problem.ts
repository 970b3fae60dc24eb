import { z } from "zod";

/** Every way a request can fail or be refused, with the one HTTP status it travels under. */
export const PROBLEM_STATUS = {
  "invalid-request": 400,
  unauthenticated: 401,
  forbidden: 403,
  "read-only": 403,
  "wrong-origin": 403,
  "not-found": 404,
  "unknown-cluster": 404,
  "no-such-revision": 404,
  "already-paused": 409,
  "not-paused": 409,
  paused: 409,
  "revision-gone": 409,
  "changed-meanwhile": 409,
  recreated: 409,
  "being-deleted": 409,
  "restarted-just-now": 409,
  conflict: 409,
  "too-large": 413,
  "unsupported-media-type": 415,
  "wrong-host": 421,
  rejected: 422,
  internal: 500,
  "cluster-error": 502,
  "cluster-unreachable": 502,
  "credential-plugin-failed": 502,
  busy: 503,
  "no-kubeconfig": 503,
  "kubeconfig-unreadable": 503,
  "cluster-timeout": 504,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;
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

/** Thrown on both sides of the wire: by the server to answer, by the browser after it has read an answer. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  readonly extras: ProblemExtras;

  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
    this.extras = extras;
  }
}

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
