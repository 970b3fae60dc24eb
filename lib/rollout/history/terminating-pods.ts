import type { Workload, StoredRevision } from "../workload/workload";
import { currentRevision, ownedRevisions } from "./ownership";
import { controllerOf, type Pod, isEnding } from "../objects/pod-objects";
import { isAtItsEnd } from "../state/lead";
import { standingOf } from "../state/standing";

/** What the API server fills in where no pod template says it. */
const DEFAULT_GRACE_SECONDS = 30;
/** How much longer than its grace period a pod is waited for without anybody having seen it. */
const LATE_MS = 30_000;

/**
 * Whether pods of older revisions may still be ending although the rollout is complete: the controller does not wait for
 * them, and a cluster before 1.33 does not count them (rollout semantics C19). False where the cluster counts.
 * `now` in milliseconds since 1970.
 */
export function mayStillEnd(workload: Workload, stored: readonly StoredRevision[], now: number): boolean {
  const owned = ownedRevisions(workload, stored);
  const current = currentRevision(workload, owned);
  if (!isAtItsEnd(standingOf(workload, { owned, current })) || terminatingOf(workload) !== null) return false;
  const graces = owned.flatMap((storedRevision) =>
    storedRevision === current ? [] : [graceSecondsOf(storedRevision)],
  );
  const over = Date.parse(workload.kind.progressOf(workload)?.condition.lastUpdateTime ?? "");
  return graces.length > 0 && now < over + Math.max(...graces) * 1000 + LATE_MS;
}

/** How many pods were told to end and are still there, as the cluster counts them; null where it does not. */
export function terminatingOf({ status }: Workload): number | null {
  return status?.terminatingReplicas ?? null;
}

/**
 * Of the pods that the selector finds: how many of this Deployment are ending, and whether one of an older revision is still
 * there that nobody has told us is.
 */
export function endingPods(
  workload: Workload,
  stored: readonly StoredRevision[],
  pods: readonly Pod[],
): { ending: number; left: boolean } {
  const owned = ownedRevisions(workload, stored);
  const current = currentRevision(workload, owned)?.metadata.uid;
  const uids = new Set(owned.map(({ metadata }) => metadata.uid));
  const own = pods.filter((pod) => uids.has(controllerOf(pod) ?? "") && !isOver(pod));
  const ending = own.filter(isEnding).length;
  return { ending, left: ending > 0 || own.some((pod) => controllerOf(pod) !== current) };
}

function isOver({ status }: Pod): boolean {
  return status.phase === "Failed" || status.phase === "Succeeded";
}

function graceSecondsOf({ spec }: StoredRevision): number {
  const seconds = spec.template.spec?.["terminationGracePeriodSeconds"];
  return typeof seconds === "number" ? seconds : DEFAULT_GRACE_SECONDS;
}
