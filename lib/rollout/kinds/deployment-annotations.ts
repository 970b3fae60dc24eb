import { LAST_APPLIED } from "../objects/annotations";
import { isObject, own } from "../objects/json-fields";
import type { JsonObject, JsonValue } from "../objects/objects";
import type { Reuse, RevisionNumber, StoredRevision, Workload } from "../workload/workload";
import { readFormerNumbers, readRevisionNumber } from "../history/revision-number";

/** The number of a revision: the truth on a ReplicaSet, a copy that may lag on the Deployment. */
export const REVISION = "deployment.kubernetes.io/revision";
/** Numbers that a reused ReplicaSet had before, separated by commas, oldest first. */
const REVISION_HISTORY = "deployment.kubernetes.io/revision-history";
const DESIRED_REPLICAS = "deployment.kubernetes.io/desired-replicas";
const MAX_REPLICAS = "deployment.kubernetes.io/max-replicas";
/** The trigger of the server-side rollback that was removed with extensions/v1beta1; the controller still obeys it. */
const ROLLBACK_TO = "deprecated.deployment.rollback.to";

const CONTROLLER = "kube-controller-manager";

const BOOKKEEPING: ReadonlySet<string> = new Set([
  LAST_APPLIED,
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  ROLLBACK_TO,
]);

/**
 * Whether the annotation `key` is each object's own bookkeeping, which neither the controller nor kubectl copies between
 * a Deployment and its ReplicaSets. The list is kubectl's `annotationsToSkip` in pkg/polymorphichelpers/rollback.go.
 */
export function isBookkeeping(key: string): boolean {
  return BOOKKEEPING.has(key);
}

/** The number a ReplicaSet has now. */
export function numberOf({ metadata }: StoredRevision): RevisionNumber {
  return readRevisionNumber(metadata.annotations?.[REVISION]);
}

/** The copy of the current number that the Deployment carries. */
export function ownNumberOf({ metadata }: Pick<Workload, "metadata">): string | undefined {
  return metadata.annotations?.[REVISION];
}

/** The numbers that a reused ReplicaSet had before, oldest first, without the one it has now. */
export function formerNumbersOf(replicaSet: StoredRevision): bigint[] {
  const number = numberOf(replicaSet);
  const now = number.kind === "number" ? number.value : null;
  return readFormerNumbers(replicaSet.metadata.annotations?.[REVISION_HISTORY]).filter((former) => former !== now);
}

/** That a ReplicaSet has former numbers, and when the controller last wrote its number. */
export function reuseOf({ metadata }: StoredRevision): Reuse | null {
  const { annotations = {}, managedFields = [] } = metadata;
  const value = annotations[REVISION_HISTORY];
  if (!value) return null;
  const [touched] = managedFields
    .filter(
      ({ manager, fieldsV1 }) =>
        manager === CONTROLLER && owns(fieldsV1, ["f:metadata", "f:annotations", `f:${REVISION}`]),
    )
    .toSorted((a, b) => Date.parse(b.time ?? "1970-01-01") - Date.parse(a.time ?? "1970-01-01"));
  return { renumberedAt: touched?.time ?? null, annotation: REVISION_HISTORY, value };
}

/** The annotation that makes the controller roll a Deployment back by itself, where it has it. */
export function legacyRollback({ metadata }: Pick<Workload, "metadata">): string | null {
  return metadata.annotations?.[ROLLBACK_TO] === undefined ? null : ROLLBACK_TO;
}

/**
 * The annotations of a ReplicaSet once the controller has brought it back for a Deployment with `wanted`: it copies all
 * but bookkeeping, takes nothing away, and keeps its own (deployment_util.go `SetNewReplicaSetAnnotations`). Where they
 * do not fit, the controller tries for ever and the rollout never begins.
 */
export function annotationsOnceBack(
  { metadata: { annotations = {} } }: StoredRevision,
  wanted: ReadonlyMap<string, string>,
): Map<string, string> {
  const { [REVISION]: number = "", [REVISION_HISTORY]: history, [DESIRED_REPLICAS]: desired } = annotations;
  return new Map([
    ...Object.entries(annotations),
    ...[...wanted].filter(([key]) => !isBookkeeping(key)),
    [REVISION, LONGEST_NUMBER],
    [REVISION_HISTORY, history === undefined ? number : `${history},${number}`],
    [DESIRED_REPLICAS, desired ?? LONGEST_NUMBER],
    [MAX_REPLICAS, annotations[MAX_REPLICAS] ?? LONGEST_NUMBER],
  ]);
}

const LONGEST_NUMBER = "2147483647";

function owns(fields: JsonObject | undefined, path: readonly string[]): boolean {
  let value: JsonValue | undefined = fields;
  for (const key of path) value = isObject(value) ? own(value, key) : undefined;
  return value !== undefined;
}
