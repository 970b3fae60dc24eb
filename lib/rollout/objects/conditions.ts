import type { Condition, Deployment } from "./objects";

/** The condition of this type, if the controller has set it. */
export function conditionOf(deployment: Deployment, type: string): Condition | undefined {
  return deployment.status?.conditions?.find((condition) => condition.type === type);
}

/** When a condition was last written, or at least began to hold. */
export function changedAt({ lastUpdateTime, lastTransitionTime }: Condition): string | null {
  return lastUpdateTime ?? lastTransitionTime ?? null;
}
