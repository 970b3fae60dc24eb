import type { RolloutSummary } from "@/lib/contract/rollout";
import { REVISION } from "./annotations";
import { changeCauseOf } from "./change-cause";
import { imagesOf } from "./images";
import type { Deployment } from "./objects";
import { conditionOf, phaseOf, replicasOf } from "./status";

const CAUSE_LENGTH = 240;

/** One row of the list, from the Deployment alone. */
export function summaryOf(deployment: Deployment): RolloutSummary {
  const { metadata, spec } = deployment;
  const cause = changeCauseOf(deployment);
  return {
    namespace: metadata.namespace,
    kind: "deployments",
    name: metadata.name,
    uid: metadata.uid,
    phase: phaseOf(deployment, null),
    paused: spec.paused ?? false,
    replicas: replicasOf(deployment),
    images: imagesOf(spec.template),
    revision: metadata.annotations?.[REVISION] ?? null,
    changeCause: cause === null ? null : cut(cause),
    createdAt: metadata.creationTimestamp,
    changedAt: conditionOf(deployment, "Progressing")?.lastUpdateTime ?? null,
  };
}

/** By code points, so that no character is cut in half. */
function cut(text: string): string {
  // A code point has at most two code units: the rest need not be looked at.
  const characters = Array.from(text.slice(0, 2 * CAUSE_LENGTH + 2));
  return characters.length > CAUSE_LENGTH ? `${characters.slice(0, CAUSE_LENGTH - 1).join("")}…` : text;
}
