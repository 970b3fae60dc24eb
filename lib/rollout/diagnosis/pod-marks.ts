import { cited, type MaskedText } from "@/lib/contract/cluster-text";
import type { PodMark } from "@/lib/contract/finding";
import { type Coded, message } from "@/lib/contract/message";
import { controllerOf, type Pod, podConditionOf, readySinceOf } from "../objects/pod-objects";
import type { ObservedRollout } from "./observation";
import { reasonMark, type Trouble } from "../pods/trouble";

/** The pods of the current and of older ReplicaSets as marks, oldest first. `troubles`: by the uid of a pod. */
export function podMarks(
  observed: ObservedRollout,
  troubles: ReadonlyMap<string, readonly Trouble[]>,
): Coded<PodMark>[] {
  const { workload, pods, olderPods, now } = observed;
  const availableMs = (workload.spec.minReadySeconds ?? 0) * 1000;
  return [...pods, ...olderPods]
    .toSorted((a, b) => byAge(a, b))
    .map((pod) => {
      const [trouble] = troubles.get(pod.metadata.uid) ?? [];
      const { uid, name, creationTimestamp } = pod.metadata;
      return {
        uid,
        name,
        revision: controllerOf(pod) ?? "",
        ...stateOf(pod, trouble, availableMs, now),
        restarts: (pod.status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
        createdAt: creationTimestamp,
        readySince: readySinceOf(pod),
      };
    });
}

type State = Pick<Coded<PodMark>, "state" | "why">;

function stateOf(pod: Pod, trouble: Trouble | undefined, availableMs: number, now: number): State {
  const { phase, reason, containerStatuses = [], initContainerStatuses = [] } = pod.status;
  if (phase === "Failed") return { state: "gone", why: reasonMark(reason ?? cited`Failed`) };
  if (phase === "Succeeded") return { state: "gone", why: reasonMark(reason ?? cited`Succeeded`) };
  if (pod.metadata.deletionTimestamp !== undefined) {
    const overdue = Date.parse(pod.metadata.deletionTimestamp) < now;
    return { state: "terminating", why: overdue ? message("finding.mark.overdue") : null };
  }
  const readySince = readySinceOf(pod);
  // A pod that is gets available at this very moment is: the controller counts it with the next look.
  if (readySince !== null)
    return { state: now - Date.parse(readySince) >= availableMs ? "available" : "ready", why: null };
  if (pod.spec.nodeName === undefined) {
    return { state: "pending", why: trouble?.why ?? markOf(podConditionOf(pod, "PodScheduled")?.reason) };
  }
  if (trouble?.weight === "cause") {
    const unready = trouble.code === "readiness-failing" || trouble.code === "not-ready";
    return { state: unready ? "not-ready" : "failing", why: trouble.why };
  }
  const init = initContainerStatuses.find(({ state }) => state?.terminated === undefined);
  const initMark = init && message("finding.mark.init-container", { container: init.name });
  const waiting = containerStatuses.find(({ state }) => state?.waiting)?.state?.waiting?.reason;
  return { state: "starting", why: trouble?.why ?? initMark ?? markOf(waiting) };
}

function markOf(reason: MaskedText | undefined): State["why"] {
  return reason === undefined ? null : reasonMark(reason);
}

function byAge(a: Pod, b: Pod): number {
  const order = Date.parse(a.metadata.creationTimestamp) - Date.parse(b.metadata.creationTimestamp);
  return order || (a.metadata.name < b.metadata.name ? -1 : 1);
}
