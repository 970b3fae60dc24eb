import { clusterText, type Mask } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { cutCause } from "./cut-cause";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn } from "./left-over";
import type { Deployment } from "../objects/objects";
import { replicasOf } from "../state/counts";
import { maskedStanding, standingOf } from "../state/standing";
import { stateOf } from "../state/state";

/**
 * One row of the list, from the Deployment alone. A change cause is masked before it is cut: half a secret is no longer
 * known for one. Why it needs attention is told from what may be shown.
 * `now` in milliseconds since 1970.
 */
export function summaryOf(deployment: Deployment, now: number, mask: Mask): Omit<Coded<RolloutSummary>, "reason"> {
  const { metadata, spec } = deployment;
  const replicas = replicasOf(deployment);
  const leftOver = leftOverOnItsOwn(deployment);
  const revision = deployment.kind.ownNumberOf(deployment);
  const cause = leftOver === "reason" ? null : changeCauseOf(deployment);
  return {
    namespace: metadata.namespace,
    kind: deployment.kind.resource,
    name: metadata.name,
    uid: metadata.uid,
    state: stateOf(maskedStanding(standingOf(deployment, null), mask), replicas, now),
    paused: spec.paused ?? false,
    replicas,
    images: imagesOf(spec.template),
    revision: revision === undefined ? null : mask(clusterText(revision)),
    changeCause: cause === null ? null : cutCause(mask(cause)),
    leftOver,
    createdAt: metadata.creationTimestamp,
    changedAt: deployment.kind.progressOf(deployment)?.condition.lastUpdateTime ?? null,
  };
}
