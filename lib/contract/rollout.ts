import { z } from "zod";
import { Quoted } from "./cluster-text";
import { Problem } from "./problem";
import { RolloutAction } from "./rollout-action";
import { ROLLOUT_KINDS } from "./rollout-kinds";
import { RolloutState } from "./rollout-state";
import { MaskedValue } from "./template-diff";
import { Told } from "./told";

export const RolloutKind = z.enum(ROLLOUT_KINDS);
export type RolloutKind = z.infer<typeof RolloutKind>;

export const RolloutRef = z.object({ cluster: z.string(), namespace: z.string(), kind: RolloutKind, name: z.string() });
export type RolloutRef = z.infer<typeof RolloutRef>;

export const Replicas = z.object({
  desired: z.int(),
  updated: z.int(),
  ready: z.int(),
  available: z.int(),
  total: z.int(),
});
export type Replicas = z.infer<typeof Replicas>;

/**
 * What of a change cause is left over from before, as Kubernetes copies it to each new revision. `cause`: the text is that
 * of the revision before. `reason`: it was the reason of an earlier rollback, and is not told as a cause.
 */
export const LeftOver = z.enum(["cause", "reason"]);
export type LeftOver = z.infer<typeof LeftOver>;

/** One row of the list. `revision` is the Deployment's own annotation, which may lag behind by moments. */
export const RolloutSummary = z.object({
  namespace: z.string(),
  kind: RolloutKind,
  name: z.string(),
  uid: z.string(),
  state: RolloutState,
  /** Why it needs attention, as far as the Deployment alone tells; null where it needs none. */
  reason: Told.nullable(),
  paused: z.boolean(),
  replicas: Replicas,
  images: z.array(z.string()),
  revision: Quoted.nullable(),
  /** Cut to 240 characters; the rollout has it whole. */
  changeCause: Quoted.nullable(),
  /** As far as the Deployment alone tells. */
  leftOver: LeftOver.nullable(),
  createdAt: z.iso.datetime(),
  /** When the controller last reported progress of a rollout. */
  changedAt: z.iso.datetime().nullable(),
});
export type RolloutSummary = z.infer<typeof RolloutSummary>;

export const RolloutList = z.object({ rollouts: z.array(RolloutSummary) });
export type RolloutList = z.infer<typeof RolloutList>;

export const RevisionFlag = z.enum([
  "no-number",
  "unreadable-number",
  "duplicate-number",
  /** No ReplicaSet has the live template yet; this one was rolled out last. */
  "last-rolled-out",
  /** Somebody rolled back from this one, and it has not run since; see `leftBehind`. */
  "rolled-back-from",
]);
export type RevisionFlag = z.infer<typeof RevisionFlag>;

/** Who rolled back to a revision, from which one, when and why, as kept on the Deployment in an annotation of our own. */
export const RollbackRecord = z.object({
  /** Number that the revision left behind had then; null where it had none. */
  from: z.string().nullable(),
  fromUid: z.string().nullable(),
  /** How Rewind knew the person: the kubeconfig's user name. */
  by: Quoted,
  at: z.iso.datetime(),
  reason: Quoted.nullable(),
});
export type RollbackRecord = z.infer<typeof RollbackRecord>;

/** Who rolled back from a revision, when and why. */
export const LeftBehind = RollbackRecord.pick({ by: true, at: true, reason: true });
export type LeftBehind = z.infer<typeof LeftBehind>;

/** A moment in the life of a rollout. `noLaterThan`: nobody recorded it, and it was then at the latest. */
export const Moment = z.object({ at: z.iso.datetime(), noLaterThan: z.boolean() });
export type Moment = z.infer<typeof Moment>;

/** One ReplicaSet of the Deployment. Its uid is its identity: numbers repeat, move and vanish. */
export const Revision = z.object({
  uid: z.string(),
  name: z.string(),
  /** Decimal digits, perhaps with a sign; null where the annotation is missing or unreadable. */
  number: z.string().nullable(),
  /** The annotation's text where it cannot be read as a number. */
  unreadable: Quoted.nullable(),
  /** The numbers it had before it was reused, oldest first, without repeats. */
  formerly: z.array(z.string()),
  current: z.boolean(),
  flags: z.array(RevisionFlag),
  /** When the ReplicaSet was first created; a reused revision ran again later. */
  createdAt: z.iso.datetime(),
  /** When it became current the last time. */
  rolledOut: Moment,
  /** Null also where it is only left over from a rollback's reason. */
  changeCause: Quoted.nullable(),
  leftOver: LeftOver.nullable(),
  /** The revision's own text, where a rollback's reason has taken the place of its change cause. */
  ownCause: Quoted.nullable(),
  images: z.array(z.string()),
  replicas: z.object({ desired: z.int(), ready: z.int(), available: z.int() }),
  restartedAt: Quoted.nullable(),
  /** The rollback by which it became current the last time, where Rewind did that. */
  rollback: RollbackRecord.nullable(),
  /** The rollback that left it behind, see the flag `rolled-back-from`; null also where Rewind knows nothing of it. */
  leftBehind: LeftBehind.nullable(),
  /** Uid of the revision that ran before it; where that is gone, of the nearest before it that is still there. */
  predecessor: z.string().nullable(),
  /** The number that its predecessor had then: a reused one has another by now. */
  predecessorNumber: z.string().nullable(),
  /** Numbers between the two whose revisions are gone, from first to last; empty where it did precede this one. */
  goneBetween: z.array(z.object({ first: z.string(), last: z.string() })),
  /** What it changed against its predecessor, a few words each, most important first. */
  changes: z.array(Told),
});
export type Revision = z.infer<typeof Revision>;

/** What "undo" means here, or why it means nothing. */
export const Suggestion = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("revision"), uid: z.string(), why: z.enum(["still-serving", "rolled-out-last"]) }),
  z.object({
    kind: z.literal("none"),
    why: z.enum(["no-history", "only-one-revision", "history-limit-zero", "history-unreadable", "being-deleted"]),
  }),
]);
export type Suggestion = z.infer<typeof Suggestion>;

/** Change causes, reasons and the names of who wrote them are texts of the cluster: secrets in them are masked. */
export const Rollout = z.object({
  ref: RolloutRef,
  uid: z.string(),
  createdAt: z.iso.datetime(),
  state: RolloutState,
  /** The sentence that `kubectl rollout status` prints for this object. */
  message: z.string(),
  paused: z.boolean(),
  replicas: Replicas,
  /**
   * Pods that were told to end and are still there, which `replicas` does not count. Null where the cluster does not count
   * them (before 1.35) and nobody looks at the pods: a stream does after a rollout is complete.
   */
  terminating: z.int().nullable(),
  images: z.array(z.string()),
  changeCause: Quoted.nullable(),
  leftOver: LeftOver.nullable(),
  strategy: z.object({ type: z.string(), maxSurge: z.string().nullable(), maxUnavailable: z.string().nullable() }),
  minReadySeconds: z.int(),
  /** Null where no deadline is set. */
  progressDeadlineSeconds: z.int().nullable(),
  revisionHistoryLimit: z.int(),
  generation: z.int(),
  observedGeneration: z.int(),
  /** Names uid and template as they are now: a write that carries it is refused once either has changed. */
  live: z.object({ digest: z.string() }),
  /** Newest first; empty with `historyProblem` where the ReplicaSets could not be read. */
  revisions: z.array(Revision),
  historyProblem: Problem.nullable(),
  suggested: Suggestion,
  /** With a template that no ReplicaSet has: what it changes against the revision that was rolled out last. */
  pending: z.object({ from: z.string().nullable(), changes: z.array(Told) }).nullable(),
  /** What is odd about the objects: codes that begin with `notice.`. */
  notices: z.array(Told),
  /** What may be done with workloads of its kind. */
  actions: z.array(RolloutAction),
  /** Whether this Rewind lets a person see a masked value on demand. */
  revealable: z.boolean(),
});
export type Rollout = z.infer<typeof Rollout>;

/** One revision with its whole pod template, as stored (without the hash label) and as YAML. */
export const RevisionDetail = Revision.extend({
  template: z.unknown(),
  yaml: z.string(),
  masked: z.array(MaskedValue),
  revealable: z.boolean(),
});
export type RevisionDetail = z.infer<typeof RevisionDetail>;
