/** Raw JSON of the Kubernetes API, as the specs look at it: what they read often is named, the rest is `unknown`. */
export type JsonObject = { [key: string]: unknown };

export type Metadata = JsonObject & {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  generation: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  deletionTimestamp?: string;
  ownerReferences?: { kind: string; name: string; uid: string; controller?: boolean }[];
};

export type Container = JsonObject & { name: string; image: string };

export type PodTemplate = JsonObject & {
  metadata?: JsonObject & { labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: JsonObject & { containers: Container[]; initContainers?: Container[] };
};

export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
};

export type Deployment = JsonObject & {
  metadata: Metadata;
  spec: JsonObject & { replicas: number; paused?: boolean; template: PodTemplate };
  status: JsonObject & {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    conditions?: Condition[];
  };
};

export type ReplicaSet = JsonObject & {
  metadata: Metadata;
  spec: JsonObject & { replicas: number; template: PodTemplate };
  status: JsonObject & { replicas?: number; readyReplicas?: number; availableReplicas?: number };
};

export type ContainerStatus = JsonObject & {
  name: string;
  ready: boolean;
  restartCount: number;
  state: { waiting?: { reason: string; message?: string }; running?: JsonObject; terminated?: JsonObject };
  lastState?: { terminated?: JsonObject & { reason: string; exitCode: number } };
};

export type Pod = JsonObject & {
  metadata: Metadata & { deletionGracePeriodSeconds?: number };
  spec: PodTemplate["spec"] & { nodeName?: string };
  status: JsonObject & { phase: string; conditions?: Condition[]; containerStatuses?: ContainerStatus[] };
};

export type List<Kind> = { metadata: { resourceVersion: string }; items: Kind[] };
