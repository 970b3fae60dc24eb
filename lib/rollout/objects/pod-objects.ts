import type { MaskedText } from "@/lib/contract/cluster-text";
import type { Condition, Metadata } from "./objects";

/** A condition of a pod, masked like all that is said of one. */
export type PodCondition = Omit<Condition, "reason" | "message"> & { reason?: MaskedText; message?: MaskedText };

export type Terminated = {
  exitCode: number;
  signal?: number;
  reason?: MaskedText;
  message?: MaskedText;
  startedAt?: string;
  finishedAt?: string;
};

export type ContainerState = {
  waiting?: { reason?: MaskedText; message?: MaskedText };
  running?: { startedAt?: string };
  terminated?: Terminated;
};

export type ContainerStatus = {
  name: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state?: ContainerState;
  lastState?: ContainerState;
};

/** A pod, as much of it as tells how it fares. */
export type Pod = {
  metadata: Pick<Metadata, "name" | "uid" | "creationTimestamp" | "deletionTimestamp" | "ownerReferences">;
  spec: { nodeName?: string };
  status: {
    phase?: string;
    reason?: MaskedText;
    message?: MaskedText;
    conditions?: readonly PodCondition[];
    initContainerStatuses?: readonly ContainerStatus[];
    containerStatuses?: readonly ContainerStatus[];
  };
};

/** A core/v1 Event; equal ones are counted together, by `count` or by `series`. */
export type KubeEvent = {
  metadata: { creationTimestamp: string };
  involvedObject: { kind?: string; name?: string; uid?: string; fieldPath?: string };
  reason?: MaskedText;
  message?: MaskedText;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
};

/** The uid of the pod's controller, which is its ReplicaSet; undefined for a pod that nobody controls. */
export function controllerOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
}

/** The pod's condition of this type, if anybody has set it. */
export function podConditionOf({ status }: Pod, type: string): PodCondition | undefined {
  return status.conditions?.find((condition) => condition.type === type);
}

/** Since when the pod is ready; null where it is not. */
export function readySinceOf(pod: Pod): string | null {
  const ready = podConditionOf(pod, "Ready");
  return ready?.status === "True" ? (ready.lastTransitionTime ?? pod.metadata.creationTimestamp) : null;
}

/** Whether the pod was told to end. */
export function isEnding({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined;
}
