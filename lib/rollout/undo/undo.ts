import { clusterText } from "@/lib/contract/cluster-text";
import type { GaveWay } from "@/lib/contract/undo";
import { chronicleOf, latestNumberOf, numberOnceBroughtBack } from "../history/chronicle";
import { pointer, type JsonPatchOperation } from "../objects/json-patch";
import type { Workload, StoredRevision } from "../workload/workload";
import { ownedRevisions } from "../history/ownership";
import type { Rollback } from "../history/rollback-records";
import { isSameTemplate, withoutHash } from "../template/template";
import { kubectlAnnotationOperations, ownAnnotationOperations } from "./undo-annotations";

/** What to send, with what gave way to the room that annotations have, that nothing needs to be sent, or why nothing may be. The code is that of the problem on the wire. */
export type UndoPlan =
  | { kind: "patch"; operations: JsonPatchOperation[]; gaveWay: GaveWay[] }
  | { kind: "unchanged" }
  | { kind: "refused"; code: "revision-gone" | "paused" | "being-deleted" };

export type UndoInput = {
  /** Read just now: template and uid are tested as they are here. */
  workload: Workload;
  /** Read just now with the Deployment's selector; those it does not own cannot be the target. */
  stored: readonly StoredRevision[];
  /** The uid of the ReplicaSet to return to. */
  to: string;
  /** Resume a paused Deployment in the same patch, so that its pending change never runs. */
  resume: boolean;
  /** Becomes the change cause, byte for byte, unless it is blank. */
  reason?: string | undefined;
  /** `keep` also leaves a record of the rollback; `kubectl` leaves what kubectl does. */
  annotations: "keep" | "kubectl";
  /** Who rolls back, and when: an ISO time, as it will stand in the record. */
  record: { by: string; at: string };
};

/**
 * The one patch that makes the template of a ReplicaSet the Deployment's own again (rollout semantics, section 3.6). It
 * holds only for this uid and this live template, and, unless `resume` is asked, only while the Deployment is not
 * paused; a failed test answers 422, see `explainFailedTest`. Nothing else of the Deployment is touched but its
 * annotations, key by key.
 *
 * A target that is live already needs no patch, also while paused; with `resume` the patch then only resumes.
 */
export function planUndo({ workload, stored, to, resume, annotations, ...wish }: UndoInput): UndoPlan {
  const { metadata, spec } = workload;
  if (metadata.deletionTimestamp !== undefined) return { kind: "refused", code: "being-deleted" };
  const owned = ownedRevisions(workload, stored);
  const target = owned.find((storedRevision) => storedRevision.metadata.uid === to);
  if (!target) return { kind: "refused", code: "revision-gone" };

  const asSeen: JsonPatchOperation[] = [
    { op: "test", path: pointer("metadata", "uid"), value: metadata.uid },
    { op: "test", path: pointer("spec", "template"), value: spec.template },
  ];
  const resumed: JsonPatchOperation = { op: "add", path: pointer("spec", "paused"), value: false };
  if (isSameTemplate(target.spec.template, spec.template)) {
    return spec.paused && resume
      ? { kind: "patch", operations: [...asSeen, resumed], gaveWay: [] }
      : { kind: "unchanged" };
  }
  if (spec.paused && !resume) return { kind: "refused", code: "paused" };

  const reason = wish.reason?.trim() ? wish.reason : null;
  const chronicle = chronicleOf(workload, owned);
  const { current: from } = chronicle;
  const rollback: Rollback = {
    to,
    toNumber: numberOnceBroughtBack(chronicle, target)?.toString() ?? null,
    from: from?.metadata.uid ?? null,
    fromNumber: (from && latestNumberOf(chronicle, from)?.toString()) ?? null,
    by: clusterText(wish.record.by),
    at: wish.record.at,
    reason: reason === null ? null : clusterText(reason),
  };
  const way = { workload, target, reason, rollback, chronicle };
  const noted = annotations === "kubectl" ? kubectlAnnotationOperations(way) : ownAnnotationOperations(way);
  return {
    kind: "patch",
    gaveWay: noted.gaveWay,
    operations: [
      ...asSeen,
      ...(resume ? [] : [NOT_PAUSED]),
      { op: "replace", path: pointer("spec", "template"), value: withoutHash(target.spec.template) },
      ...noted.operations,
      ...(resume ? [resumed] : []),
    ],
  };
}

/** The API leaves `paused` out when it is false, and a JSON Patch may test for a missing field with null. */
const NOT_PAUSED: JsonPatchOperation = { op: "test", path: pointer("spec", "paused"), value: null };
