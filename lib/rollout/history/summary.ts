import type { RolloutSummary } from "@/lib/contract/rollout";
import { changeCauseOf } from "./change-cause";
import { cutCause } from "./cut-cause";
import { imagesOf } from "../objects/images";
import { leftOverOnItsOwn } from "./left-over";
import type { Deployment } from "../objects/objects";
import { conditionOf, phaseOf, replicasOf } from "./status";

/**
 * One row of the list, from the Deployment alone. `told` makes of the change cause what may be shown, before it is cut:
 * half a secret is no longer known for one.
 */
export function summaryOf(deployment: Deployment, told = (cause: string) => cause): RolloutSummary {
  const { metadata, spec } = deployment;
  const leftOver = leftOverOnItsOwn(deployment);
  const cause = leftOver === "reason" ? null : changeCauseOf(deployment);
  return {
    namespace: metadata.namespace,
    kind: deployment.kind.resource,
    name: metadata.name,
    uid: metadata.uid,
    phase: phaseOf(deployment, null),
    paused: spec.paused ?? false,
    replicas: replicasOf(deployment),
    images: imagesOf(spec.template),
    revision: deployment.kind.ownNumberOf(deployment) ?? null,
    changeCause: cause === null ? null : cutCause(told(cause)),
    leftOver,
    createdAt: metadata.creationTimestamp,
    changedAt: conditionOf(deployment, "Progressing")?.lastUpdateTime ?? null,
  };
}
