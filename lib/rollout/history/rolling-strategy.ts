import { cited } from "@/lib/contract/cluster-text";
import type { FindingEvidence } from "@/lib/contract/finding";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { Deployment } from "../objects/objects";
import { fencepostsOf } from "../objects/rolling-update";
import { replicasOf } from "../state/counts";

/** Whether the controller may take an older pod down while no new one is available (deployment rolling.go). */
export function mayOneGo(deployment: Deployment): boolean {
  const posts = fencepostsOf(deployment);
  const { desired, available } = replicasOf(deployment);
  return !posts || available > desired - posts.unavailable;
}

/** What the strategy says, as it is written and in numbers of pods; null where all pods go first. */
export function rollingUpdateOf(deployment: Deployment): Message<"meaning.rolling-update"> | null {
  const posts = fencepostsOf(deployment);
  return posts && message("meaning.rolling-update", { ...posts, desired: replicasOf(deployment).desired });
}

/** The strategy as what proves a finding. */
export function strategyEvidence(deployment: Deployment): Coded<FindingEvidence> {
  const meaning = rollingUpdateOf(deployment);
  const base = { kind: "Deployment", name: deployment.metadata.name, at: null };
  return meaning
    ? { ...base, field: "spec.strategy.rollingUpdate", message: cited``, meaning }
    : { ...base, field: "spec.strategy", message: cited`Recreate` };
}
