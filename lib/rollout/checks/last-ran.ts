import { momentOf, writersOf } from "../objects/managed-fields";
import type { Workload, StoredRevision } from "../workload/workload";
import { currentRevision } from "../history/ownership";
import { formerNumbersOf, numberOf } from "../history/stored-number";

/** When a revision stopped being the one that is rolled out, and which ReplicaSet says so how. */
export type LastRan =
  | { kind: "still-runs" }
  | { kind: "until"; at: string; storedRevision: string; because: "next-created" | "scaled-down" }
  | { kind: "unknown"; because: "no-number" | "scaling-down-not-recorded" };

/**
 * Kubernetes keeps no such time (rollout semantics L21). The best there is, in this order: when the ReplicaSet that took
 * the next number was created, if that was its first number; where the next one that is still there came later, or was
 * reused, when the controller last wrote the revision's own
 * ReplicaSet, which is when it scaled it down. `owned` are the workload's revisions.
 */
export function lastRanOf(workload: Workload, owned: readonly StoredRevision[], target: StoredRevision): LastRan {
  const number = numberOf(target);
  if (target === currentRevision(workload, owned)) return { kind: "still-runs" };
  if (number === null) return { kind: "unknown", because: "no-number" };

  const later = owned
    .filter((storedRevision) => storedRevision !== target)
    .flatMap((storedRevision) =>
      numbersOf(storedRevision).map((one, index) => ({ storedRevision, one, first: index === 0 })),
    )
    .filter(({ one }) => one > number)
    .toSorted((a, b) => (a.one < b.one ? -1 : 1));
  const [next] = later;
  if (!next) return { kind: "still-runs" };
  const { name, creationTimestamp } = next.storedRevision.metadata;
  const nextCreated = { kind: "until", at: creationTimestamp, storedRevision: name, because: "next-created" } as const;
  const isGapless = next.one === number + 1n;
  if (next.first && (isGapless || (target.spec.replicas ?? 1) > 0)) return nextCreated;

  if ((target.spec.replicas ?? 1) > 0) return { kind: "still-runs" };
  const [scaledDown] = writersOf(target.metadata, ["spec", "replicas"]);
  const at = momentOf(scaledDown?.at ?? undefined);
  if (next.first && (at === null || Date.parse(at) > Date.parse(creationTimestamp))) return nextCreated;
  return at === null
    ? { kind: "unknown", because: "scaling-down-not-recorded" }
    : { kind: "until", at, storedRevision: target.metadata.name, because: "scaled-down" };
}

/** Every number that the ReplicaSet ever had, as far as it remembers them, oldest first. */
function numbersOf(storedRevision: StoredRevision): bigint[] {
  const now = numberOf(storedRevision);
  return [...formerNumbersOf(storedRevision), ...(now === null ? [] : [now])];
}
