import { type Pod, podConditionOf } from "../objects/pod-objects";
import { type ObservedRollout, observedRolloutOf, type Observation } from "./observation";

/** As many objects as are asked for their events: more pods that fail the same way tell nothing new. */
const MOST = 12;

/**
 * The uids of the objects whose events a diagnosis needs, most telling first and at most twelve: whoever was refused
 * something, then pods of the current ReplicaSet that are not well, one of each kind before a second of any.
 */
export function eventSubjects(observation: Omit<Observation, "events">): string[] {
  const observed = observedRolloutOf({ ...observation, events: null });
  return [...refused(observed), ...inTurns(observed.pods.filter(isUnwell)).map(({ metadata }) => metadata.uid)].slice(
    0,
    MOST,
  );
}

function refused({ workload, owned, current }: ObservedRollout): string[] {
  const workloadToo = workload.kind.progressOf(workload)?.kind === "refused";
  const failing = owned
    .filter((revision) => revision.kind.refusalOf(revision) !== undefined)
    .toSorted((a, b) => Number(b === current) - Number(a === current))
    .slice(0, 1);
  return [...(workloadToo ? [workload.metadata.uid] : []), ...failing.map(({ metadata }) => metadata.uid)];
}

function isUnwell(pod: Pod): boolean {
  if (pod.status.phase === "Succeeded") return false;
  const restarted = pod.status.containerStatuses?.some(({ restartCount }) => restartCount > 0) ?? false;
  return restarted || podConditionOf(pod, "Ready")?.status !== "True";
}

/** One pod of each kind, then the second of each, and so on; of one kind the oldest first. */
function inTurns(pods: readonly Pod[]): Pod[] {
  const kinds = new Map<string, Pod[]>();
  for (const pod of pods.toSorted(
    (a, b) => Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp),
  )) {
    kinds.set(kindOf(pod), [...(kinds.get(kindOf(pod)) ?? []), pod]);
  }
  const longest = Math.max(0, ...[...kinds.values()].map(({ length }) => length));
  return Array.from({ length: longest }).flatMap((_, turn) =>
    [...kinds.values()].flatMap((kind) => kind.slice(turn, turn + 1)),
  );
}

function kindOf({ status, spec }: Pod): string {
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const states = statuses.map(
    ({ state, ready }) => state?.waiting?.reason ?? state?.terminated?.reason ?? String(ready),
  );
  return [status.phase, status.reason, spec.nodeName === undefined, ...states].join();
}
