import type { Deployment } from "./objects";

/** How many pods a rolling update may have beyond those wanted, and how many of them may be unavailable. */
export type Fenceposts = { surge: number; unavailable: number };

/**
 * The strategy in numbers of pods: surge rounded up, unavailable rounded down, and one unavailable where both are none
 * (Kubernetes pkg/controller/deployment/util ResolveFenceposts). Null for another strategy.
 */
export function fencepostsOf({ spec }: Deployment): Fenceposts | null {
  if (spec.strategy?.type === "Recreate") return null;
  const { maxSurge = "25%", maxUnavailable = "25%" } = spec.strategy?.rollingUpdate ?? {};
  const desired = spec.replicas ?? 1;
  const surge = resolved(maxSurge, desired, Math.ceil);
  const unavailable = resolved(maxUnavailable, desired, Math.floor);
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

function resolved(value: string | number, of: number, round: (pods: number) => number): number {
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  return percent === undefined ? Number(value) || 0 : round((Number(percent) * of) / 100);
}
