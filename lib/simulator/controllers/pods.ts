import type { Pod } from "../objects";
import { getCondition } from "./condition";

export function isPodReady({ status }: Pod): boolean {
  return getCondition(status.conditions, "Ready")?.status === "True";
}

/** Ready for at least so many seconds. */
export function isPodAvailable(pod: Pod, minReadySeconds: number, now: number): boolean {
  const ready = getCondition(pod.status.conditions, "Ready");
  if (ready?.status !== "True") return false;
  return minReadySeconds === 0 || Date.parse(ready.lastTransitionTime ?? "") + minReadySeconds * 1000 <= now;
}

/** Neither ended nor being deleted. */
export function isPodActive({ metadata, status }: Pod): boolean {
  return status.phase !== "Succeeded" && status.phase !== "Failed" && metadata.deletionTimestamp === undefined;
}

const PHASES = ["Pending", "Unknown", "Running"];
const DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";

/** Which of two pods is better deleted first: negative for the first. */
export function comparePodsToDelete(one: Pod, other: Pod): number {
  const assigned = Number(one.spec.nodeName !== undefined) - Number(other.spec.nodeName !== undefined);
  const phase = PHASES.indexOf(one.status.phase) - PHASES.indexOf(other.status.phase);
  const ready = Number(isPodReady(one)) - Number(isPodReady(other));
  const cost = costOf(one) - costOf(other);
  const readySince = since(other) - since(one);
  const restarts = restartsOf(other) - restartsOf(one);
  const created = Date.parse(other.metadata.creationTimestamp) - Date.parse(one.metadata.creationTimestamp);
  const name = one.metadata.name < other.metadata.name ? -1 : 1;
  return assigned || phase || ready || cost || readySince || restarts || created || name;
}

function costOf({ metadata }: Pod): number {
  return Number(metadata.annotations?.[DELETION_COST] ?? 0) || 0;
}

function since(pod: Pod): number {
  return isPodReady(pod) ? Date.parse(getCondition(pod.status.conditions, "Ready")?.lastTransitionTime ?? "") : 0;
}

function restartsOf({ status }: Pod): number {
  return Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount));
}
