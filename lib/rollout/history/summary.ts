import { clusterText, type Mask } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { cutCause } from "./cut-cause";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn } from "./left-over";
import type { Workload } from "../workload/workload";
import { replicasOf } from "../state/counts";
import { maskedStanding, standingOf } from "../state/standing";
import { stateOf } from "../state/state";

/**
 * One row of the list, from the Deployment alone. A change cause is masked before it is cut: half a secret is no longer
 * known for one. Why it needs attention is told from what may be shown.
 * `now` in milliseconds since 1970.
 */
export function summaryOf(workload: Workload, now: number, mask: Mask): Omit<Coded<RolloutSummary>, "reason"> {
  const { metadata, spec } = workload;
  const replicas = replicasOf(workload);
  const leftOver = leftOverOnItsOwn(workload);
  const revision = workload.kind.ownNumberOf(workload);
  const cause = leftOver === "reason" ? null : changeCauseOf(workload);
  return {
    namespace: metadata.namespace,
    kind: workload.kind.resource,
    name: metadata.name,
    uid: metadata.uid,
    state: stateOf(maskedStanding(standingOf(workload, null), mask), replicas, now),
    paused: spec.paused ?? false,
    replicas,
    images: imagesOf(spec.template),
    revision: revision === undefined ? null : mask(clusterText(revision)),
    changeCause: cause === null ? null : cutCause(mask(cause)),
    leftOver,
    createdAt: metadata.creationTimestamp,
    changedAt: workload.kind.progressOf(workload)?.condition.lastUpdateTime ?? null,
  };
}
