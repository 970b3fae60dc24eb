import { CHANGE_CAUSE, isBookkeeping, OWN_CAUSE, ROLLBACKS } from "./annotations";
import { changeCauseOf, ownCauseOf, ownCauseRecord } from "./change-cause";
import { pointer, type JsonPatchOperation } from "./json-patch";
import type { Deployment, ReplicaSet } from "./objects";
import { type Rollback, withRollback } from "./rollback-records";

/**
 * The change cause of a rollback, its record, and nothing else. The cause is the reason, else the target's own text, else
 * none. Where a reason takes the place of the target's own text, that is kept under `rewind/own-cause`.
 */
export function ownAnnotationOperations(
  deployment: Deployment,
  target: ReplicaSet,
  reason: string | null,
  rollback: Rollback,
): JsonPatchOperation[] {
  const wanted = new Map(Object.entries(deployment.metadata.annotations ?? {}));
  const cause = target.metadata.annotations?.[CHANGE_CAUSE];
  if (cause === undefined) wanted.delete(CHANGE_CAUSE);
  else wanted.set(CHANGE_CAUSE, cause);
  wanted.set(ROLLBACKS, withRollback(deployment, rollback));
  return operationsTowards(deployment, withReason(wanted, target, reason));
}

/**
 * The annotations that kubectl would leave: the Deployment's own bookkeeping and whatever the target carries besides
 * its bookkeeping (kubectl pkg/polymorphichelpers/rollback.go `getDeploymentPatch`), but key by key and without a record
 * of ours. A reason replaces the change cause here too.
 */
export function kubectlAnnotationOperations(
  deployment: Deployment,
  target: ReplicaSet,
  reason: string | null,
): JsonPatchOperation[] {
  const kept = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => isBookkeeping(key));
  const taken = Object.entries(target.metadata.annotations ?? {}).filter(([key]) => !isBookkeeping(key));
  return operationsTowards(deployment, withReason(new Map([...kept, ...taken]), target, reason));
}

function withReason(
  annotations: ReadonlyMap<string, string>,
  target: ReplicaSet,
  reason: string | null,
): Map<string, string> {
  const wanted = new Map(annotations);
  const own = ownCauseOf(target) ?? (reason === null ? null : changeCauseOf(target));
  if (reason !== null) wanted.set(CHANGE_CAUSE, reason);
  // The controller will copy the Deployment's record over the target's: another revision's must not erase this one's.
  if (own !== null && own !== wanted.get(CHANGE_CAUSE)) wanted.set(OWN_CAUSE, ownCauseRecord(target.metadata.uid, own));
  return wanted;
}

function operationsTowards(deployment: Deployment, wanted: ReadonlyMap<string, string>): JsonPatchOperation[] {
  const { annotations } = deployment.metadata;
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
