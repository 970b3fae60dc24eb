import { equal } from "../equality";
import type { JsonObject, KubeObject } from "../objects";
import type { Resource } from "../resources";

const COUNTED = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "PodDisruptionBudget"];

const FIRST_STATUS: Readonly<Record<string, JsonObject>> = {
  Deployment: {},
  ReplicaSet: { replicas: 0 },
  StatefulSet: { replicas: 0, availableReplicas: 0 },
  DaemonSet: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
  Pod: { phase: "Pending", qosClass: "BestEffort" },
  Namespace: { phase: "Active" },
  HorizontalPodAutoscaler: { currentReplicas: 0, desiredReplicas: 0 },
};

export function firstGeneration({ kind }: Resource): number | undefined {
  return COUNTED.includes(kind) ? 1 : undefined;
}

export function firstStatus({ kind }: Resource): JsonObject | undefined {
  return FIRST_STATUS[kind];
}

/** The generation after a write: only what a person may want moves it, and for Deployments their annotations do too. */
export function generationAfter(object: KubeObject, before: KubeObject): number | undefined {
  const { generation } = before.metadata;
  if (generation === undefined) return undefined;
  const spec = object["spec"] !== before["spec"] && !equal(object["spec"], before["spec"]);
  const annotations =
    object.kind === "Deployment" && !equal(object.metadata.annotations ?? {}, before.metadata.annotations ?? {});
  return spec || annotations ? generation + 1 : generation;
}

/** What a write to the status may change: the status, and for Deployments the annotations. */
export function statusWrite(object: KubeObject, before: KubeObject): KubeObject {
  const metadata =
    object.kind === "ReplicaSet"
      ? before.metadata
      : { ...before.metadata, annotations: object.metadata.annotations, finalizers: object.metadata.finalizers };
  return { ...before, metadata: withoutUndefined(metadata), status: object["status"] ?? {} };
}

export function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
