import type { RolloutAction } from "./rollout-action";

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
  "no-such-write": 404,
  "nothing-masked-there": 404,
  "reveal-off": 403,
  "method-not-allowed": 405,
  "already-paused": 409,
  "not-paused": 409,
  paused: 409,
  "revision-gone": 409,
  "changed-meanwhile": 409,
  "preview-outdated": 409,
  recreated: 409,
  "being-deleted": 409,
  "restarted-just-now": 409,
  "write-pending": 409,
  conflict: 409,
  "too-large": 413,
  "unsupported-media-type": 415,
  "wrong-host": 421,
  rejected: 422,
  "too-many-streams": 429,
  internal: 500,
  "cluster-error": 502,
  "cluster-unreachable": 502,
  "credential-plugin-failed": 502,
  busy: 503,
  "no-kubeconfig": 503,
  "kubeconfig-unreadable": 503,
  "cluster-timeout": 504,
  "outcome-unknown": 504,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** A write whose effect is not known; the schema of the same name says each field's meaning. */
export type PendingWrite = {
  id: string;
  verb: RolloutAction;
  sentAt: string;
  answered: boolean;
};

/** What may accompany a problem besides its sentence; the schema of the same name says each field's meaning. */
export type ProblemExtras = {
  advice?: string | undefined;
  said?: string | undefined;
  causes?: { field: string; message: string }[] | undefined;
  retryAfterSeconds?: number | undefined;
  meanwhile?: { changes: string[]; by: string | null; at: string | null } | undefined;
  write?: PendingWrite | undefined;
};

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
