import type { Condition, ReplicaSet } from "../objects/objects";

/** That the pods of a revision are refused, in the controller's own words; undefined where none are. */
export function failureOf(revision: ReplicaSet): Condition | undefined {
  return revision.kind.refusalOf(revision);
}
