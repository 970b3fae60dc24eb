import { z } from "zod";
import { Quoted } from "./cluster-text";
import { REASON_MAX } from "./reason-max";
import { Rollout } from "./rollout";
import { Sameness, TemplateChange } from "./template-diff";
import { Told } from "./told";

const reason = z.string().max(REASON_MAX).optional();

/** The id of a write that may still take effect (`write-pending`): this one is sent, or tried, all the same. */
const despite = z.string().min(1).max(100).optional();

export const UndoRequest = z.strictObject({
  /** The uid of the ReplicaSet to return to. */
  to: z.string().min(1).max(200),
  /** `live.digest` of the rollout that the person's screen showed. */
  seen: z.string().min(1).max(200),
  reason,
  /** Resume a paused Deployment in the same patch, so that its pending change never runs. */
  resume: z.boolean().optional(),
  /** `keep` (the default) touches only the change cause; `kubectl` takes the annotations of the revision as kubectl does. */
  annotations: z.enum(["keep", "kubectl"]).optional(),
  /** Ask the API server for the outcome without writing it: the answer then carries a `preview`. */
  dryRun: z.boolean().optional(),
  despite,
  /** `preview.confirm` of a dry run: exactly the bytes it sent are sent, else `preview-outdated` and nothing is. */
  confirm: z.string().min(1).max(200).optional(),
});
export type UndoRequest = z.infer<typeof UndoRequest>;

/** Whether the controller will find its old ReplicaSet again, and why not. */
export const Reuse = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("reuses"), storedRevision: z.string() }),
  /** Admission changed the template on its way in, so that it equals no ReplicaSet: all pods are replaced. */
  z.object({ kind: z.literal("new"), changes: z.array(Told) }),
]);
export type Reuse = z.infer<typeof Reuse>;

/**
 * What Rewind leaves out so that its own annotations are not what a rollback is refused for: all annotations of an object
 * may take 256 KiB. `earlier-records`: what was kept of earlier rollbacks; `record`: who did this one, when and why;
 * `own-cause`: the revision's text where a reason takes its place; `reason`, `change-cause`: they do not become the
 * Deployment's change cause.
 */
export const GaveWay = z.enum(["earlier-records", "record", "own-cause", "reason", "change-cause"]);
export type GaveWay = z.infer<typeof GaveWay>;

/** What a rollback would do, from the API server's answer to the very bytes that will be sent. */
export const UndoPreview = z.object({
  /**
   * `checked`: the API server admitted them in a dry run. `not-possible`: an admission webhook cannot dry-run, so what
   * follows is worked out here; the rollback itself may still be done.
   */
  verdict: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("checked"), at: z.iso.datetime() }),
    z.object({ kind: z.literal("not-possible"), said: Quoted }),
  ]),
  /** The live pod template against the answer's, after defaulting and admission. */
  changes: z.array(TemplateChange),
  /** Null where there are changes. */
  sameness: Sameness.nullable(),
  /** What changes outside the pod template, such as the change cause, or by a webhook: codes that begin with `beside.`. */
  beside: z.array(Told),
  reuse: Reuse,
  /** The number that the revision will have; null where numbers cannot be read. */
  becomes: z.string().nullable(),
  /** Pods by what happens to them; `kept` are pods of the target that are ready now. */
  pods: z.object({ kept: z.int(), replaced: z.int(), created: z.int() }),
  /**
   * Who serves meanwhile; null where the strategy keeps some pods. `all-down-first` (Recreate): `down` pods end before a new
   * one starts, and only the `kept` ones of the target serve. `may-go-down-first`: the strategy allows that.
   */
  outage: z.object({ kind: z.enum(["all-down-first", "may-go-down-first"]), down: z.int(), kept: z.int() }).nullable(),
  stays: z.object({ replicas: z.int(), strategy: z.string(), autoscaler: z.string().nullable() }),
  /** See `UndoResult`. */
  gaveWay: z.array(GaveWay),
  /** To be sent back as `confirm`. */
  confirm: z.string(),
});
export type UndoPreview = z.infer<typeof UndoPreview>;

export const UndoResult = z.object({
  /** `unchanged`: it was there already and nothing was sent. */
  outcome: z.enum(["rolled-back", "unchanged"]),
  dryRun: z.boolean(),
  /** The rollout after the patch, before the controller has reacted. */
  rollout: Rollout,
  /** What was left out for want of room in the annotations; usually nothing. With `dryRun`, what would be. */
  gaveWay: z.array(GaveWay),
  /** With `dryRun`, where something would be sent. */
  preview: UndoPreview.nullable(),
});
export type UndoResult = z.infer<typeof UndoResult>;

/** Body of pause, resume and restart. With `seen`, the write is refused once uid or template have changed. */
export const ActionRequest = z.strictObject({ reason, seen: z.string().min(1).max(200).optional(), despite });
export type ActionRequest = z.infer<typeof ActionRequest>;
