import type { Fenceposts, Workload } from "../workload/workload";

/**
 * The strategy in numbers of pods: surge rounded up, unavailable rounded down, and one unavailable where both are none
 * (Kubernetes pkg/controller/deployment/util ResolveFenceposts). Null for another strategy.
 */
export function fencepostsOf({ spec }: Workload): Fenceposts | null {
  if (spec.strategy?.type === "Recreate") return null;
  const { maxSurge = "25%", maxUnavailable = "25%" } = spec.strategy?.rollingUpdate ?? {};
  const desired = spec.replicas ?? 1;
  const surge = resolved(maxSurge, desired, Math.ceil);
  const unavailable = resolved(maxUnavailable, desired, Math.floor);
  return {
    surge,
    unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable,
    maxSurge: String(maxSurge),
    maxUnavailable: String(maxUnavailable),
  };
}

/** What the strategy says, in its own words. */
export function strategyOf({ spec: { strategy } }: Workload) {
  return {
    type: strategy?.type ?? "RollingUpdate",
    maxSurge: textOrNull(strategy?.rollingUpdate?.maxSurge),
    maxUnavailable: textOrNull(strategy?.rollingUpdate?.maxUnavailable),
  };
}

function resolved(value: string | number, of: number, round: (pods: number) => number): number {
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  return percent === undefined ? Number(value) || 0 : round((Number(percent) * of) / 100);
}

function textOrNull(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value);
}
