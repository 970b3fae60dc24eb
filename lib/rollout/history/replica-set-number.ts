import { REVISION, REVISION_HISTORY } from "../objects/annotations";
import type { ReplicaSet } from "../objects/objects";
import { readFormerNumbers, readRevisionNumber } from "./revision-number";

/** The number a ReplicaSet has now; `null` where it has none or one that cannot be read. */
export function numberOf(replicaSet: Pick<ReplicaSet, "metadata">): bigint | null {
  const number = readRevisionNumber(replicaSet.metadata.annotations?.[REVISION]);
  return number.kind === "number" ? number.value : null;
}

/** The numbers that a reused ReplicaSet had before, oldest first, without the one it has now. */
export function formerNumbersOf(replicaSet: Pick<ReplicaSet, "metadata">): bigint[] {
  const now = numberOf(replicaSet);
  return readFormerNumbers(replicaSet.metadata.annotations?.[REVISION_HISTORY]).filter((number) => number !== now);
}
