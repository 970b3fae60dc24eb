import { type ClusterText, rawOf } from "@/lib/contract/cluster-text";
import type { GaveWay } from "@/lib/contract/undo";
import { fits } from "./annotation-room";
import { CHANGE_CAUSE, OWN_CAUSE, ROLLBACKS } from "../objects/annotations";
import { changeCauseOf, ownCauseOf, ownCauseRecord } from "../history/change-cause";
import type { Chronicle } from "../history/chronicle";
import { pointer, type JsonPatchOperation } from "../objects/json-patch";
import type { Workload, StoredRevision } from "../workload/workload";
import { hasReason, type Rollback, rollbackTexts } from "../history/rollback-records";

/** The operations, and what of Rewind's own found no room in the annotations: that must not be what stops a rollback. */
export type AnnotationPlan = { operations: JsonPatchOperation[]; gaveWay: GaveWay[] };

/** A rollback as far as its annotations go. `chronicle` is that of the Deployment before it. */
export type Way = {
  workload: Workload;
  target: StoredRevision;
  reason: string | null;
  rollback: Rollback;
  chronicle: Chronicle;
};

type Annotations = ReadonlyMap<string, string>;
/** One way to annotate. */
type Level = { annotations: Annotations; gaveWay: readonly GaveWay[] };

/**
 * The change cause of a rollback, its record, and nothing else. The cause is the reason, else the target's own text, else
 * none. Where a reason takes the place of the target's own text, that is kept under `rewind/own-cause`. Where all this
 * does not fit, it gives way piece by piece: earlier records, this one, the text that is kept, the reason, the cause.
 */
export function ownAnnotationOperations(way: Way): AnnotationPlan {
  const { workload, target, reason, rollback, chronicle } = way;
  const now = new Map(Object.entries(workload.metadata.annotations ?? {}));
  const own = isReason(chronicle, target)
    ? textOrNone(ownCauseOf(target))
    : target.metadata.annotations?.[CHANGE_CAUSE];
  const reasonless = (rollbacks: string | undefined) => changed(changed(now, ROLLBACKS, rollbacks), CHANGE_CAUSE, own);
  const whole = (rollbacks: string | undefined) => withOwnCause(withReason(reasonless(rollbacks), way), way);
  const nothingOfOurs = changed(reasonless(undefined), OWN_CAUSE, undefined);

  const [all = "", ...shorter] = rollbackTexts(workload, rollback);
  const noRecord: readonly GaveWay[] = now.has(ROLLBACKS) ? ["record", "earlier-records"] : ["record"];
  const noOwn: readonly GaveWay[] = whole(all).has(OWN_CAUSE) ? [...noRecord, "own-cause"] : noRecord;
  const noReason: readonly GaveWay[] = reason === null ? noOwn : [...noOwn, "reason"];
  return planOf(workload, target, [
    { annotations: whole(all), gaveWay: [] },
    ...shorter.map((text): Level => ({ annotations: whole(text), gaveWay: ["earlier-records"] })),
    { annotations: whole(now.get(ROLLBACKS)), gaveWay: ["record"] },
    { annotations: whole(undefined), gaveWay: noRecord },
    { annotations: withReason(nothingOfOurs, way), gaveWay: noOwn },
    { annotations: nothingOfOurs, gaveWay: noReason },
    { annotations: changed(nothingOfOurs, CHANGE_CAUSE, undefined), gaveWay: [...noReason, "change-cause"] },
  ]);
}

/**
 * The annotations that kubectl would leave: the Deployment's own bookkeeping and whatever the target carries besides
 * its bookkeeping (kubectl pkg/polymorphichelpers/rollback.go `getDeploymentPatch`), but key by key and without a record
 * of ours. A reason replaces the change cause here too, as long as there is room for it.
 */
export function kubectlAnnotationOperations(way: Way): AnnotationPlan {
  const { workload, target, reason } = way;
  const { kind } = workload;
  const kept = Object.entries(workload.metadata.annotations ?? {}).filter(([key]) => kind.isBookkeeping(key));
  const taken = Object.entries(target.metadata.annotations ?? {}).filter(([key]) => !kind.isBookkeeping(key));
  const kubectls = new Map([...kept, ...taken]);
  const reasoned = withReason(kubectls, way);
  return planOf(workload, target, [
    { annotations: withOwnCause(reasoned, way), gaveWay: [] },
    { annotations: reasoned, gaveWay: ["own-cause"] },
    { annotations: kubectls, gaveWay: reason === null ? ["own-cause"] : ["own-cause", "reason"] },
  ]);
}

/** The first level for which there is room, also in the copy that the target's ReplicaSet gets. */
function planOf(workload: Workload, target: StoredRevision, levels: readonly Level[]): AnnotationPlan {
  const fitting = levels.filter(({ annotations }) => fits(annotations));
  const level =
    fitting.find(({ annotations }) => fits(target.kind.annotationsOnceBack(target, annotations))) ??
    fitting[0] ??
    levels.at(-1);
  if (!level) return { operations: [], gaveWay: [] };
  return { operations: operationsTowards(workload, level.annotations), gaveWay: [...level.gaveWay] };
}

/** Whether the target's change cause is the reason of a rollback: it is not carried on, and was never its own text. */
function isReason({ records }: Chronicle, target: StoredRevision): boolean {
  const text = changeCauseOf(target);
  return text !== null && records.some((record) => hasReason(record, text));
}

function withReason(annotations: Annotations, { reason }: Way): Annotations {
  return reason === null ? annotations : changed(annotations, CHANGE_CAUSE, reason);
}

/** The controller will copy the Deployment's record over the target's: another revision's must not erase this one's. */
function withOwnCause(annotations: Annotations, { target, reason, chronicle }: Way): Annotations {
  const displaced = reason === null || isReason(chronicle, target) ? null : changeCauseOf(target);
  const own = ownCauseOf(target) ?? displaced;
  const text = textOrNone(own);
  if (text === undefined || text === annotations.get(CHANGE_CAUSE)) return annotations;
  return changed(annotations, OWN_CAUSE, ownCauseRecord(target.metadata.uid, text));
}

/** What goes back into the cluster goes there as it was written. */
function textOrNone(text: ClusterText | null): string | undefined {
  return text === null ? undefined : rawOf(text);
}

function changed(annotations: Annotations, key: string, value: string | undefined): Map<string, string> {
  const copy = new Map(annotations);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

function operationsTowards(workload: Workload, wanted: Annotations): JsonPatchOperation[] {
  const { annotations } = workload.metadata;
  const path = (key: string) => pointer("metadata", "annotations", key);
  const removed = Object.keys(annotations ?? {}).filter((key) => !wanted.has(key));
  const set = [...wanted].filter(([key, value]) => annotations?.[key] !== value);
  if (!annotations && set.length > 0) {
    // Adding a key needs the map; adding the map must not wipe one that appeared meanwhile.
    return [
      { op: "test", path: pointer("metadata", "annotations"), value: null },
      { op: "add", path: pointer("metadata", "annotations"), value: Object.fromEntries(set) },
    ];
  }
  return [
    ...removed.map((key) => ({ op: "remove" as const, path: path(key) })),
    ...set.map(([key, value]) => ({ op: "add" as const, path: path(key), value })),
  ];
}
