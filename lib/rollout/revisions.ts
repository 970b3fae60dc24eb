import type { Revision, RevisionFlag } from "@/lib/contract/rollout";
import { RESTARTED_AT, REVISION, REVISION_HISTORY } from "./annotations";
import { changeCauseOf, ownCauseOf } from "./change-cause";
import { changesInWords } from "./describe";
import { imagesOf } from "./images";
import type { Deployment, ReplicaSet } from "./objects";
import { byCreation, currentReplicaSet, ownedReplicaSets } from "./ownership";
import { rollbackOf } from "./rollback-records";
import { readFormerNumbers, readRevisionNumber } from "./revision-number";

/** What `after` changed against `before`, as `changesInWords` says it of their templates. */
export type WordsBetween = (before: ReplicaSet, after: ReplicaSet) => string[];

/**
 * The rollout history, newest first. `replicaSets` is whatever the selector found in the namespace; those that the
 * Deployment does not own are left out. Sorted by number, what cannot be read last; equal numbers begin with the current
 * revision and then go from young to old (rollout semantics, section 1). `wordsBetween` may remember what it said.
 */
export function revisionsOf(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
  wordsBetween: WordsBetween = (before, after) => changesInWords(before.spec.template, after.spec.template),
): Revision[] {
  const owned = ownedReplicaSets(deployment, replicaSets);
  const current = currentReplicaSet(deployment, owned);
  const newestFirst = revisionOrder(owned, current);
  return newestFirst.map((replicaSet, index) => {
    const before = newestFirst[index + 1];
    return {
      ...ownWords(replicaSet),
      rollback: rollbackOf(deployment, replicaSet),
      current: replicaSet === current,
      flags: flagsOf(replicaSet, newestFirst, current),
      predecessor: before?.metadata.uid ?? null,
      changes: before ? wordsBetween(before, replicaSet) : [],
    };
  });
}

/** The owned ReplicaSets in the order of the history, newest first: each one's predecessor follows it. */
export function revisionOrder(owned: readonly ReplicaSet[], current: ReplicaSet | undefined): ReplicaSet[] {
  return owned
    .toSorted((a, b) => byCreation(b, a))
    .toSorted((a, b) => Number(b === current) - Number(a === current))
    .toSorted(byNumberDescending);
}

/** The number a ReplicaSet has now; `null` where it has none or one that cannot be read. */
export function numberOf(replicaSet: ReplicaSet): bigint | null {
  const number = readRevisionNumber(replicaSet.metadata.annotations?.[REVISION]);
  return number.kind === "number" ? number.value : null;
}

function byNumberDescending(a: ReplicaSet, b: ReplicaSet): number {
  const [one, other] = [numberOf(a), numberOf(b)];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one === other ? 0 : one > other ? -1 : 1;
}

type OwnWords = Omit<Revision, "current" | "flags" | "rollback" | "predecessor" | "changes">;

function ownWords(replicaSet: ReplicaSet): OwnWords {
  const { metadata, spec, status } = replicaSet;
  const number = readRevisionNumber(metadata.annotations?.[REVISION]);
  return {
    uid: metadata.uid,
    name: metadata.name,
    number: number.kind === "number" ? String(number.value) : null,
    unreadable: number.kind === "unreadable" ? number.text : null,
    formerly: formerNumbersOf(replicaSet).map(String),
    createdAt: metadata.creationTimestamp,
    changeCause: changeCauseOf(replicaSet),
    ownCause: ownCauseOf(replicaSet),
    images: imagesOf(spec.template),
    replicas: {
      desired: spec.replicas ?? 1,
      ready: status?.readyReplicas ?? 0,
      available: status?.availableReplicas ?? 0,
    },
    restartedAt: spec.template.metadata?.annotations?.[RESTARTED_AT] ?? null,
  };
}

/** The numbers that a reused ReplicaSet had before, oldest first, without the one it has now. */
export function formerNumbersOf(replicaSet: ReplicaSet): bigint[] {
  const now = numberOf(replicaSet);
  return readFormerNumbers(replicaSet.metadata.annotations?.[REVISION_HISTORY]).filter((number) => number !== now);
}

function flagsOf(
  replicaSet: ReplicaSet,
  newestFirst: readonly ReplicaSet[],
  current: ReplicaSet | undefined,
): RevisionFlag[] {
  const number = readRevisionNumber(replicaSet.metadata.annotations?.[REVISION]);
  const value = numberOf(replicaSet);
  const flags: [RevisionFlag, boolean][] = [
    ["no-number", number.kind === "missing"],
    ["unreadable-number", number.kind === "unreadable"],
    [
      "duplicate-number",
      newestFirst.some((other) => other !== replicaSet && value !== null && numberOf(other) === value),
    ],
    ["last-rolled-out", current === undefined && replicaSet === newestFirst[0]],
    ["rolled-back-from", current !== undefined && value !== null && wasRolledBackFrom(value, current)],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

/** A reused current revision left behind whatever lies between the number it had last and the one it has now. */
export function wasRolledBackFrom(number: bigint, current: ReplicaSet): boolean {
  const [now, before] = [numberOf(current), formerNumbersOf(current).at(-1)];
  return now !== null && before !== undefined && before < number && number < now;
}
