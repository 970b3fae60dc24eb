import { momentOf, writersOf } from "../objects/managed-fields";
import type { Deployment, ReplicaSet } from "../objects/objects";
import { currentReplicaSet } from "../history/ownership";
import { formerNumbersOf, numberOf } from "../history/replica-set-number";

/** When a revision stopped being the one that is rolled out, and which ReplicaSet says so how. */
export type LastRan =
  | { kind: "still-runs" }
  | { kind: "until"; at: string; replicaSet: string; because: "next-created" | "scaled-down" }
  | { kind: "unknown"; because: "no-number" | "scaling-down-not-recorded" };

/**
 * Kubernetes keeps no such time (rollout semantics L21). The best there is, in this order: when the ReplicaSet that took
 * the next number was created, if that was its first number; where the next one that is still there came later, or was
 * reused, when the controller last wrote the revision's own
 * ReplicaSet, which is when it scaled it down. `owned` are the Deployment's ReplicaSets.
 */
export function lastRanOf(deployment: Deployment, owned: readonly ReplicaSet[], target: ReplicaSet): LastRan {
  const number = numberOf(target);
  if (target === currentReplicaSet(deployment, owned)) return { kind: "still-runs" };
  if (number === null) return { kind: "unknown", because: "no-number" };

  const later = owned
    .filter((replicaSet) => replicaSet !== target)
    .flatMap((replicaSet) => numbersOf(replicaSet).map((one, index) => ({ replicaSet, one, first: index === 0 })))
    .filter(({ one }) => one > number)
    .toSorted((a, b) => (a.one < b.one ? -1 : 1));
  const [next] = later;
  if (!next) return { kind: "still-runs" };
  const { name, creationTimestamp } = next.replicaSet.metadata;
  const nextCreated = { kind: "until", at: creationTimestamp, replicaSet: name, because: "next-created" } as const;
  const isGapless = next.one === number + 1n;
  if (next.first && (isGapless || (target.spec.replicas ?? 1) > 0)) return nextCreated;

  if ((target.spec.replicas ?? 1) > 0) return { kind: "still-runs" };
  const [scaledDown] = writersOf(target.metadata, ["spec", "replicas"]);
  const at = momentOf(scaledDown?.at ?? undefined);
  if (next.first && (at === null || Date.parse(at) > Date.parse(creationTimestamp))) return nextCreated;
  return at === null
    ? { kind: "unknown", because: "scaling-down-not-recorded" }
    : { kind: "until", at, replicaSet: target.metadata.name, because: "scaled-down" };
}

/** Every number that the ReplicaSet ever had, as far as it remembers them, oldest first. */
function numbersOf(replicaSet: ReplicaSet): bigint[] {
  const now = numberOf(replicaSet);
  return [...formerNumbersOf(replicaSet), ...(now === null ? [] : [now])];
}
