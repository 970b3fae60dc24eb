import type { PhaseKind } from "@/lib/contract/rollout";

/** How the list sorts states into drawers, the most urgent first. */
export const ROLLOUT_GROUPS = ["attention", "rolling", "paused", "settled"] as const;
export type RolloutGroup = (typeof ROLLOUT_GROUPS)[number];

/** Which drawer a state belongs to. */
export function groupOf(phase: PhaseKind): RolloutGroup {
  switch (phase) {
    case "stalled":
    case "replica-set-refused":
    case "pods-refused":
    case "unavailable":
      return "attention";
    case "rolling-out":
    case "not-observed":
      return "rolling";
    case "paused-with-change":
    case "paused":
      return "paused";
    case "deleting":
    case "complete":
    case "scaled-to-zero":
      return "settled";
  }
}
