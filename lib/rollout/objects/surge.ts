import type { Deployment, ReplicaSet } from "./objects";

/** How many pods a rollback starts and stops: numbers of pods, never negative. */
export type Surge = {
  /** Pods of the target that have to be created in the end. */
  created: number;
  /** Pods of other revisions that go. */
  replaced: number;
  /** Of those created: how many come before any old one has to go. */
  ahead: number;
  /** How many old ones may go before a new one is available; without any, a rollout that cannot surge stands still. */
  unavailable: number;
};

/** From replicas, strategy and the pods that the target still has (deployment util ResolveFenceposts, NewRSNewReplicas). */
export function surgeOf({ spec, status }: Deployment, target: ReplicaSet): Surge {
  const desired = spec.replicas ?? 1;
  const kept = Math.min(target.status?.replicas ?? 0, desired);
  const created = desired - kept;
  const replaced = Math.max(0, (status?.replicas ?? 0) - (target.status?.replicas ?? 0));
  if (spec.strategy?.type === "Recreate") return { created, replaced, ahead: 0, unavailable: desired };

  const { maxSurge = "25%", maxUnavailable = "25%" } = spec.strategy?.rollingUpdate ?? {};
  const surge = podsOf(maxSurge, desired, Math.ceil);
  const unavailable = podsOf(maxUnavailable, desired, Math.floor);
  const room = Math.max(0, desired + surge - kept - replaced);
  // Both zero is impossible: the controller then takes one down first.
  return {
    created,
    replaced,
    ahead: Math.min(room, created),
    unavailable: surge + unavailable === 0 ? 1 : unavailable,
  };
}

function podsOf(value: string | number, desired: number, round: (pods: number) => number): number {
  const [, percent] = /^(\d+)%$/.exec(String(value)) ?? [];
  if (percent !== undefined) return round((Number(percent) * desired) / 100);
  return Number.isInteger(Number(value)) ? Number(value) : 0;
}
