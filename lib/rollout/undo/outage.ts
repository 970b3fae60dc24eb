import type { Coded } from "@/lib/contract/message";
import type { UndoPreview } from "@/lib/contract/undo";
import type { Workload, StoredRevision } from "../workload/workload";
import { fencepostsOf } from "../history/rolling-strategy";

/**
 * Who serves while `workload` replaces the pods of all ReplicaSets but `next`: null where the strategy keeps some, or where
 * there are none to replace. Recreate ends every other pod before it makes a new one (deployment recreate.go); a rolling
 * update may do so where as many may be unavailable as there are. `next` is undefined where it must be made.
 */
export function outageOf(
  workload: Workload,
  owned: readonly StoredRevision[],
  next: StoredRevision | undefined,
): Coded<UndoPreview>["outage"] {
  const desired = workload.spec.replicas ?? 1;
  const others = owned.filter((storedRevision) => storedRevision !== next);
  const down = others.reduce((sum, { status }) => sum + (status?.replicas ?? 0), 0);
  if (desired === 0 || down === 0) return null;
  const kept = Math.min(next?.status?.readyReplicas ?? 0, desired);
  const posts = fencepostsOf(workload);
  if (!posts) return { kind: "all-down-first", down, kept };
  return posts.unavailable >= desired && kept === 0 ? { kind: "may-go-down-first", down, kept } : null;
}
