import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { cutCause } from "./cut-cause";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn } from "./left-over";
import type { Deployment } from "../objects/objects";
import { replicasOf } from "../state/counts";
import { standingOf } from "../state/standing";
import { stateOf } from "../state/state";

/**
 * One row of the list, from the Deployment alone. `told` makes of the change cause what may be shown, before it is cut:
 * half a secret is no longer known for one. Why it needs attention is told from what may be shown.
 * `now` in milliseconds since 1970.
 */
export function summaryOf(
  deployment: Deployment,
  now: number,
  told = (cause: string) => cause,
): Omit<Coded<RolloutSummary>, "reason"> {
  const { metadata, spec } = deployment;
  const replicas = replicasOf(deployment);
  const leftOver = leftOverOnItsOwn(deployment);
  const cause = leftOver === "reason" ? null : changeCauseOf(deployment);
  return {
    namespace: metadata.namespace,
    kind: deployment.kind.resource,
    name: metadata.name,
    uid: metadata.uid,
    state: stateOf(standingOf(deployment, null), replicas, now),
    paused: spec.paused ?? false,
    replicas,
    images: imagesOf(spec.template),
    revision: deployment.kind.ownNumberOf(deployment) ?? null,
    changeCause: cause === null ? null : cutCause(told(cause)),
    leftOver,
    createdAt: metadata.creationTimestamp,
    changedAt: deployment.kind.progressOf(deployment)?.condition.lastUpdateTime ?? null,
  };
}
