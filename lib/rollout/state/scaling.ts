import { changedAt, conditionOf } from "../objects/conditions";
import type { Workload } from "../workload/workload";
import { progressDeadlineOf } from "./progress-deadline";
import { scaledAt } from "./written-at";

/** Autoscalers go in steps: availability that was short already may be short because of an earlier one. */
const STEPS_MS = 120_000;
/** Within this time of a scaling the controller has counted anew. */
const COUNTED_MS = 20_000;
/** What the API server fills in where none is given. */
const DEFAULT_DEADLINE_SECONDS = 600;

/**
 * Until when pods may be missing because more of them were asked for; null where that is not why. New pods of a complete
 * rollout are given as long as a rollout is, from when the Deployment fell below its minimum (`began`, null where it has
 * not: then the time of a few steps).
 */
export function scalingUntil(workload: Workload, began: string | null): string | null {
  const scaled = Date.parse(scaledAt(workload.metadata) ?? "");
  const progressing = conditionOf(workload, "Progressing");
  // Who rolls out writes the replicas as well: what was written before the end of a rollout scaled nothing since.
  const ended = progressing ? Date.parse(changedAt(progressing) ?? "") : -Infinity;
  if (!(scaled > ended)) return null;
  if (began === null) return new Date(scaled + STEPS_MS).toISOString();
  const after = Date.parse(began) - scaled;
  if (after < -STEPS_MS || after > COUNTED_MS) return null;
  const seconds = progressDeadlineOf(workload) ?? DEFAULT_DEADLINE_SECONDS;
  return new Date(Date.parse(began) + seconds * 1000).toISOString();
}
