import { CHANGE_CAUSE, RESTARTED_AT } from "../objects/annotations";
import { pointer, type JsonPatchOperation } from "../objects/json-patch";
import type { JsonObject } from "../objects/objects";
import type { Workload } from "../workload/workload";

/** The body of a PATCH and its kind, or why nothing may be sent. The code is that of the problem on the wire. */
export type ActionPlan<Refusal extends string> =
  | { kind: "strategic-merge"; body: JsonObject }
  | { kind: "json-patch"; body: JsonPatchOperation[] }
  | { kind: "refused"; code: Refusal | "being-deleted" };

const BEING_DELETED = { kind: "refused", code: "being-deleted" } as const;

/**
 * Stops the rollout where it is. The uid is a guard: the API server refuses to change it, so another object of the same
 * name answers 422 with `metadata.uid` among its causes.
 */
export function planPause({ metadata, spec }: Workload): ActionPlan<"already-paused"> {
  if (metadata.deletionTimestamp !== undefined) return BEING_DELETED;
  if (spec.paused) return { kind: "refused", code: "already-paused" };
  return { kind: "strategic-merge", body: { metadata: { uid: metadata.uid }, spec: { paused: true } } };
}

/**
 * Lets a paused rollout run on. kubectl merges `paused: null`, which starts whatever template is there by then. Here the
 * template is tested, so that what was shown as pending is what runs.
 */
export function planResume({ metadata, spec }: Workload): ActionPlan<"not-paused"> {
  if (metadata.deletionTimestamp !== undefined) return BEING_DELETED;
  if (!spec.paused) return { kind: "refused", code: "not-paused" };
  return {
    kind: "json-patch",
    body: [
      { op: "test", path: pointer("metadata", "uid"), value: metadata.uid },
      { op: "test", path: pointer("spec", "template"), value: spec.template },
      { op: "test", path: pointer("spec", "paused"), value: true },
      { op: "remove", path: pointer("spec", "paused") },
    ],
  };
}

/**
 * Replaces every pod by marking the template with `now`, to the second and as kubectl does (rollout semantics A3, A8). A
 * reason that is not blank becomes the change cause in the same patch: in a second one it would also reach the revision
 * before. It is written byte for byte.
 */
export function planRestart(
  { metadata, spec }: Workload,
  { now, reason }: { now: Date; reason?: string | undefined },
): ActionPlan<"paused" | "restarted-just-now"> {
  if (metadata.deletionTimestamp !== undefined) return BEING_DELETED;
  if (spec.paused) return { kind: "refused", code: "paused" };
  const last = spec.template.metadata?.annotations?.[RESTARTED_AT];
  if (last !== undefined && secondOf(Date.parse(last)) === secondOf(now.getTime())) {
    return { kind: "refused", code: "restarted-just-now" };
  }
  const cause = reason?.trim() ? { annotations: { [CHANGE_CAUSE]: reason } } : {};
  return {
    kind: "strategic-merge",
    body: {
      metadata: { uid: metadata.uid, ...cause },
      spec: { template: { metadata: { annotations: { [RESTARTED_AT]: restartMark(now) } } } },
    },
  };
}

/** The value by which a restart at that time marks the template. */
export function restartMark(now: Date): string {
  return now.toISOString().replace(/\.\d+Z$/, "Z");
}

function secondOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
