import type { Condition } from "../objects";

export function getCondition(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** The conditions with `next` among them. One of the same status and reason is not rewritten, whatever its message. */
export function setCondition(conditions: readonly Condition[] = [], next: Condition): Condition[] {
  const current = getCondition(conditions, next.type);
  if (current && current.status === next.status && current.reason === next.reason) return [...conditions];
  const kept = current && current.status === next.status ? current.lastTransitionTime : next.lastTransitionTime;
  return [
    ...removeCondition(conditions, next.type),
    { ...next, ...(kept !== undefined && { lastTransitionTime: kept }) },
  ];
}

export function removeCondition(conditions: readonly Condition[] = [], type: string): Condition[] {
  return conditions.filter((condition) => condition.type !== type);
}
