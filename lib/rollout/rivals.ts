import type { FindingEvidence } from "@/lib/contract/finding";
import type { Deployment, JsonValue, LabelSelector, PodTemplate } from "./objects";
import type { Pod } from "./pod-objects";
import { fencepostsOf } from "./rolling-update";
import type { Scene } from "./scene";
import { matchesSelector } from "./selector";
import { replicasOf } from "./status";
import { isObject } from "./template";

/** The rollout's own older pods, which may have what its new ones wait for. */
export type Rivals = {
  /** Those that are there, also those that are ending. */
  older: readonly Pod[];
  /** On so many nodes pods of this rollout run. */
  nodes: number;
  /** No older pod goes before a new one is available. */
  mustStay: boolean;
  /** What says so. */
  strategy: FindingEvidence;
};

/** The older pods of a rollout as rivals of its new ones. */
export function rivalsOf({ deployment, pods, olderPods }: Pick<Scene, "deployment" | "pods" | "olderPods">): Rivals {
  const older = olderPods.filter(({ status }) => status.phase !== "Failed" && status.phase !== "Succeeded");
  const nodes = new Set(
    [...older, ...pods].flatMap(({ spec }) => (spec.nodeName === undefined ? [] : [spec.nodeName])),
  );
  return {
    older,
    nodes: nodes.size,
    mustStay: older.some((pod) => !isEnding(pod)) && !mayOneGo(deployment),
    strategy: strategyEvidence(deployment),
  };
}

/** Whether the controller may take an older pod down while no new one is available (deployment rolling.go). */
export function mayOneGo(deployment: Deployment): boolean {
  const posts = fencepostsOf(deployment);
  const { desired, available } = replicasOf(deployment);
  return !posts || available > desired - posts.unavailable;
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

/** Whether the pod was told to end. */
export function isEnding({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}

/** Whether the pods of a template may not stand beside each other: a required anti-affinity that selects themselves. */
export function keepsApart({ metadata, spec }: PodTemplate): boolean {
  const affinity = spec?.["affinity"];
  const anti = isObject(affinity) ? affinity["podAntiAffinity"] : undefined;
  const required = isObject(anti) ? anti["requiredDuringSchedulingIgnoredDuringExecution"] : undefined;
  return Array.isArray(required) && required.some((term) => selects(term, metadata?.labels));
}

function selects(term: JsonValue, labels: Record<string, string> | undefined): boolean {
  const selector = isObject(term) ? term["labelSelector"] : undefined;
  return isObject(selector) && matchesSelector(selector as LabelSelector, labels);
}
