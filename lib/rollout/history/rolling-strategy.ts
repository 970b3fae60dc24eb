import type { FindingEvidence } from "@/lib/contract/finding";
import { type Message, message } from "@/lib/contract/message";
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

/** What the strategy says, in its own words and in numbers of pods. */
export function strategyEvidence(deployment: Deployment): FindingEvidence {
  const { maxSurge = "25%", maxUnavailable = "25%" } = deployment.spec.strategy?.rollingUpdate ?? {};
  const { desired } = replicasOf(deployment);
  const posts = fencepostsOf(deployment);
  return {
    kind: "Deployment",
    name: deployment.metadata.name,
    field: posts ? "spec.strategy.rollingUpdate" : "spec.strategy",
    message: posts
      ? `maxSurge ${maxSurge}, maxUnavailable ${maxUnavailable}: ${posts.surge} more than ${desired}, ${posts.unavailable} fewer`
      : "Recreate",
    at: null,
  };
}
