import { z } from "zod";
import { Quoted } from "./cluster-text";
import { Right } from "./right";
import { Told } from "./told";

/** What a look around before a rollback looks at. */
export const CheckCode = z.enum([
  // Things the target's template names.
  "config-map",
  "secret",
  "service-account",
  "volume-claim",
  "priority-class",
  "runtime-class",
  "image-pull-secret",
  // Things that are not versioned with a revision.
  "config-changed",
  "mutable-tag",
  // Who will put the newer version back.
  "argo-cd",
  "flux",
  "helm",
  "owner",
  "server-side-apply",
  "last-applied",
  // Whether it can come up.
  "outage",
  "autoscaler",
  "quota",
  "rolled-back-from",
  "never-available",
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** One object that proves what a check says. */
export const CheckEvidence = z.object({
  /** `ConfigMap`, `Deployment` … */
  kind: z.string(),
  name: z.string(),
  /** The field, annotation, label or key it stands in; null where the object itself is the evidence. */
  field: Told.nullable(),
  /** What stands there, cut to 200 characters; never a value that may be secret. */
  value: Quoted.nullable(),
  /** What stands there where it is worked out of several fields, such as `4 used of 6`. */
  meaning: Told.nullable(),
  at: z.iso.datetime().nullable(),
  /** Field manager that wrote it. */
  by: Quoted.nullable(),
});
export type CheckEvidence = z.infer<typeof CheckEvidence>;

/**
 * One check with what it found. `ok` was looked at and is fine; `unknown` could not be looked at, and says why;
 * `not-applicable` is about something that there is nothing of here.
 */
export const Check = z.object({
  code: CheckCode,
  state: z.enum(["bad", "warn", "ok", "unknown", "not-applicable"]),
  /** What was found; codes begin with `check.` and `manager.`. */
  sentence: Told,
  evidence: z.array(CheckEvidence),
  /** The one next step for the person; null where there is none to take. */
  next: Told.nullable(),
  /** With `unknown`: the right that is missing. */
  missingRight: Right.nullable(),
});
export type Check = z.infer<typeof Check>;

/** `GET …/revisions/{uid}/checks`: what the rollback would not bring back, and who will revert it. Worst first. */
export const UndoChecks = z.object({ checks: z.array(Check) });
export type UndoChecks = z.infer<typeof UndoChecks>;
