/** Raw JSON of the Kubernetes API. Objects in the store are never changed in place, only replaced. */
export type JsonObject = { [key: string]: unknown };

export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

export type ManagedFields = {
  manager: string;
  operation: string;
  apiVersion: string;
  time: string;
  fieldsType: "FieldsV1";
  fieldsV1: JsonObject;
  subresource?: string;
};

export type Metadata = {
  name: string;
  generateName?: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: ManagedFields[];
};

export type KubeObject = { apiVersion: string; kind: string; metadata: Metadata; [key: string]: unknown };

export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};

export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
};

export type Container = JsonObject & {
  name: string;
  image: string;
  resources?: { limits?: Record<string, string>; requests?: Record<string, string> };
};

export type PodSpec = JsonObject & {
  containers: Container[];
  initContainers?: Container[];
  nodeName?: string;
  serviceAccountName?: string;
  terminationGracePeriodSeconds?: number;
};

export type PodTemplate = {
  metadata?: JsonObject & { labels?: Record<string, string>; annotations?: Record<string, string> };
  spec: PodSpec;
};

export type DeploymentSpec = JsonObject & {
  replicas: number;
  selector: LabelSelector;
  template: PodTemplate;
  paused?: boolean;
  minReadySeconds?: number;
  revisionHistoryLimit?: number;
  progressDeadlineSeconds?: number;
  strategy: { type: string; rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } };
};

export type DeploymentStatus = {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  collisionCount?: number;
  conditions?: Condition[];
};

export type Deployment = KubeObject & { spec: DeploymentSpec; status: DeploymentStatus };

export type ReplicaSet = KubeObject & {
  spec: JsonObject & { replicas: number; minReadySeconds?: number; selector: LabelSelector; template: PodTemplate };
  status: {
    replicas: number;
    fullyLabeledReplicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    observedGeneration?: number;
    conditions?: Condition[];
  };
};

export type StatefulSet = KubeObject & {
  spec: JsonObject & {
    replicas: number;
    selector: LabelSelector;
    template: PodTemplate;
    serviceName?: string;
    podManagementPolicy?: string;
    revisionHistoryLimit?: number;
    updateStrategy: { type: string; rollingUpdate?: { partition?: number } };
  };
  status: JsonObject & { collisionCount?: number; currentRevision?: string; updateRevision?: string };
};

export type DaemonSet = KubeObject & {
  spec: JsonObject & {
    selector: LabelSelector;
    template: PodTemplate;
    revisionHistoryLimit?: number;
    updateStrategy: { type: string; rollingUpdate?: { maxUnavailable?: number | string } };
  };
  status: JsonObject;
};

export type ControllerRevision = KubeObject & { data: JsonObject; revision: number };

export type ContainerState = {
  waiting?: { reason: string; message?: string };
  running?: { startedAt: string };
  terminated?: JsonObject & { reason: string; exitCode: number };
};

export type ContainerStatus = JsonObject & {
  name: string;
  ready: boolean;
  started?: boolean;
  restartCount: number;
  state: ContainerState;
  lastState?: ContainerState;
};

export type Pod = KubeObject & {
  spec: PodSpec;
  status: JsonObject & { phase: string; conditions?: Condition[]; containerStatuses?: ContainerStatus[] };
};

export type EventObject = KubeObject & {
  involvedObject: JsonObject & { kind: string; name: string; namespace?: string; uid: string };
  reason: string;
  message: string;
  type: string;
  count: number;
  firstTimestamp: string;
  lastTimestamp: string;
};

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
