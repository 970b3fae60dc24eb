import { z } from "zod";
import { Quoted } from "./cluster-text";
import { Told } from "./told";

/** Why a rollout does not move; one per cause, section 7 of the rollout semantics. */
export const FindingCode = z.enum([
  "quota-exceeded",
  "quota-needs-requests",
  "limit-range",
  "service-account-missing",
  "pod-security",
  "webhook-denied",
  "webhook-unreachable",
  "pods-forbidden",
  "revision-refused",
  "image-not-found",
  "image-unauthorized",
  "image-name-invalid",
  "image-wrong-platform",
  "image-pull-failed",
  "configuration-missing",
  "volume-not-mounted",
  "cannot-start",
  "crashing",
  "out-of-memory",
  "exits-at-once",
  "readiness-failing",
  "liveness-failing",
  "startup-failing",
  "not-ready",
  "init-container-stuck",
  "unschedulable",
  "old-pods-in-the-way",
  "evicted",
  "node-lost",
  "slow-termination",
  "surge-blocked",
  "deadline-exceeded",
  "deadline-ahead",
  "backing-off",
  "min-ready-waiting",
]);
export type FindingCode = z.infer<typeof FindingCode>;

/** One object that proves a finding. */
export const FindingEvidence = z.object({
  kind: z.string(),
  name: z.string(),
  /** `status.containerStatuses[checkout].state.waiting`, `conditions[ReplicaFailure]`, `event Unhealthy` … */
  field: z.string(),
  /** The cluster's own words, secrets masked, cut to 1,000 characters. */
  message: Quoted,
  /** What several fields say together, where that is the proof; then there is no message. */
  meaning: Told.optional(),
  at: z.iso.datetime().nullable(),
});
export type FindingEvidence = z.infer<typeof FindingEvidence>;

/** One cause, said in a sentence, with what proves it. */
export const Finding = z.object({
  code: FindingCode,
  /** `cause` stops the rollout; `consequence` follows from a cause (a deadline, a back-off); `hint` may explain. */
  weight: z.enum(["cause", "consequence", "hint"]),
  /** `Readiness probe fails on 2 of 2 new pods: HTTP 404 on /health`. */
  sentence: Told,
  /** How many pods of the current ReplicaSet it concerns; null where it keeps pods from existing. */
  pods: z.int().nullable(),
  since: z.iso.datetime().nullable(),
  /** When it will happen or be over, for what lies ahead: the deadline, the next try, the end of a wait. */
  due: z.iso.datetime().nullable(),
  evidence: z.array(FindingEvidence),
  /** What usually helps. */
  advice: Told,
  /**
   * The change of the pod template that may have brought it in: the uid of the revision that made it, that of its
   * predecessor, its JSON Pointer in the later of the two templates that has the field, and its `summary` in the diff.
   */
  broughtInBy: z.object({ revision: z.string(), from: z.string(), pointer: z.string(), summary: Told }).nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** A pod as a mark in the picture of a running rollout. */
export const PodMark = z.object({
  uid: z.string(),
  name: z.string(),
  /** Uid of its ReplicaSet. */
  revision: z.string(),
  state: z.enum(["available", "ready", "starting", "not-ready", "failing", "pending", "terminating", "gone"]),
  /** A word or two: `CrashLoopBackOff`, `readiness`, `init migrate` …; null where the state says it all. */
  why: Told.nullable(),
  restarts: z.int(),
  createdAt: z.iso.datetime(),
  readySince: z.iso.datetime().nullable(),
});
export type PodMark = z.infer<typeof PodMark>;

/** `GET …/diagnosis`: the pods of a rollout and what keeps it from moving, most telling first. */
export const Diagnosis = z.object({
  findings: z.array(Finding),
  /** Null with the missing right in `notes` where pods may not be read. */
  pods: z.array(PodMark).nullable(),
  /** In how many seconds the rollout ends if all goes on as it has so far; null where nothing tells. */
  endsInSeconds: z.int().nullable(),
  /** What could not be looked at, and why. */
  notes: z.array(Told),
});
export type Diagnosis = z.infer<typeof Diagnosis>;
