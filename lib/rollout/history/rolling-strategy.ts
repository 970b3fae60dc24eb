import { cited } from "@/lib/contract/cluster-text";
import type { FindingEvidence } from "@/lib/contract/finding";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Fenceposts, Workload } from "../workload/workload";
import { replicasOf } from "../state/counts";

/** The strategy in numbers of pods; null where all pods go before new ones come. */
export function fencepostsOf(workload: Workload): Fenceposts | null {
  return workload.kind.fencepostsOf(workload);
}

/** Whether the controller may take an older pod down while no new one is available (deployment rolling.go). */
export function mayOneGo(workload: Workload): boolean {
  const posts = fencepostsOf(workload);
  const { desired, available } = replicasOf(workload);
  return !posts || available > desired - posts.unavailable;
}

/** What the strategy says, as it is written and in numbers of pods; null where all pods go first. */
export function rollingUpdateOf(workload: Workload): Message<"meaning.rolling-update"> | null {
  const posts = fencepostsOf(workload);
  return posts && message("meaning.rolling-update", { ...posts, desired: replicasOf(workload).desired });
}

/** The strategy as what proves a finding. */
export function strategyEvidence(workload: Workload): Coded<FindingEvidence> {
  const meaning = rollingUpdateOf(workload);
  const base = { kind: workload.kind.object, name: workload.metadata.name, at: null };
  return meaning
    ? { ...base, field: `${workload.kind.strategyField}.rollingUpdate`, message: cited``, meaning }
    : { ...base, field: workload.kind.strategyField, message: cited`Recreate` };
}
