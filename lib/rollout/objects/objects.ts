import type { ClusterText } from "@/lib/contract/cluster-text";

/** Raw JSON of the Kubernetes API, narrowed to what every stored object has. Fields that nobody here knows stay in place. */
export type JsonValue =
  string | number | bigint | boolean | null | JsonValue[] | { [key: string]: JsonValue | undefined };
export type JsonObject = { [key: string]: JsonValue | undefined };

export type Metadata = {
  name: string;
  namespace: string;
  uid: string;
  resourceVersion: string;
  creationTimestamp: string;
  generation?: number;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: readonly { kind: string; name: string; uid: string; controller?: boolean }[];
  managedFields?: readonly {
    manager?: string;
    operation?: string;
    time?: string;
    fieldsV1?: JsonObject;
    subresource?: string;
  }[];
};

export type PodTemplate = {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> } & JsonObject;
  spec?: { containers?: readonly ({ name: string; image?: string } & JsonObject)[] } & JsonObject;
};

export type LabelSelector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: readonly { key: string; operator: string; values?: readonly string[] }[];
};

export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: ClusterText;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
};

/** As much of a HorizontalPodAutoscaler as says what it scales, and between which counts. */
export type Autoscaler = { name: string; targetKind: string; targetName: string; min: number; max: number | null };
