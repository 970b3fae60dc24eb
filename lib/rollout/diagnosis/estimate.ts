import { type Pod, readySinceOf } from "../objects/pod-objects";
import { fencepostsOf } from "../history/rolling-strategy";
import { leadOf } from "../state/lead";
import type { ObservedRollout } from "./observation";

/** A pod that takes so many times longer than the others is no basis for an estimate. */
const PATIENCE = 3;

/**
 * In how many seconds the rollout ends, if every pod that is still missing takes as long to get available as those that
 * are there took (their median) and comes in batches of surge and unavailable. Null where no pod has got ready yet, or
 * where one takes so long that the past tells nothing.
 */
export function secondsToEnd(
  { workload, standing, pods, olderPods, now }: ObservedRollout,
  failing: boolean,
): number | null {
  const { kind } = leadOf(standing, now);
  if ((kind !== "rolling-out" && kind !== "scaling") || failing) return null;
  const { replicas: desired = 1, minReadySeconds = 0 } = workload.spec;
  const posts = fencepostsOf(workload);
  // How long old pods take to end cannot be known.
  if (!posts && olderPods.length > 0) return null;

  const alive = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const typical = median(alive.flatMap(secondsToReady));
  if (typical === null) return null;
  const batchSeconds = typical + minReadySeconds;
  const ages = alive.map((pod) => (now - Date.parse(pod.metadata.creationTimestamp)) / 1000);
  const unready = alive.some(
    (pod, index) => readySinceOf(pod) === null && (ages[index] ?? 0) > PATIENCE * Math.max(typical, 1),
  );
  if (unready) return null;

  const waits = alive.map((pod, index) => {
    const since = readySinceOf(pod);
    const left =
      since === null ? batchSeconds - (ages[index] ?? 0) : minReadySeconds - (now - Date.parse(since)) / 1000;
    return Math.max(left, since === null ? 1 : 0);
  });
  const missing = Math.max(desired - alive.length, 0);
  const batch = Math.max(posts ? posts.surge + posts.unavailable : desired, 1);
  return Math.ceil(Math.max(0, ...waits) + Math.ceil(missing / batch) * batchSeconds);
}

function secondsToReady(pod: Pod): number[] {
  const since = readySinceOf(pod);
  if (since === null) return [];
  return [Math.max((Date.parse(since) - Date.parse(pod.metadata.creationTimestamp)) / 1000, 0)];
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
