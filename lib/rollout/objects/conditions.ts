import { rawOf } from "@/lib/contract/cluster-text";
import type { Condition } from "./objects";

/** The condition of this type, if the controller has set it. */
export function conditionOf(
  object: { status?: { conditions?: readonly Condition[] } },
  type: string,
): Condition | undefined {
  return object.status?.conditions?.find((condition) => condition.type === type);
}

/** What a condition says, as it was written: to read it, and not for anything that leaves. */
export function wordsOf({ message }: Condition): string {
  return message === undefined ? "" : rawOf(message);
}

/** When a condition was last written, or at least began to hold. */
export function changedAt({ lastUpdateTime, lastTransitionTime }: Condition): string | null {
  return lastUpdateTime ?? lastTransitionTime ?? null;
}
