import { clusterText } from "@/lib/contract/cluster-text";
import { asRead, type Plain } from "./as-it-is";
import type { Condition, JsonObject, Metadata, PodTemplate } from "@/lib/rollout/objects/objects";
import type { Workload, StoredRevision } from "@/lib/rollout/workload/workload";
import { DEPLOYMENT } from "@/lib/rollout/kinds/deployment";

const REVISION = "deployment.kubernetes.io/revision";
const HASH_LABEL = "pod-template-hash";
const BORN = "2026-01-01T00:00:00Z";

type TemplateOptions = {
  app?: string;
  image?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Fields of the one container, besides its name and image. */
  container?: JsonObject;
  /** More containers behind the one. */
  sidecars?: readonly ({ name: string } & JsonObject)[];
  /** Fields of the pod's spec. */
  spec?: JsonObject;
};

/** A template as the API server stores it, with its defaults. The container is named after the app. */
export function aPodTemplate(options: TemplateOptions = {}): PodTemplate {
  const { app = "web", image = `${app}:1`, labels, annotations, container = {}, sidecars = [], spec = {} } = options;
  return {
    metadata: { creationTimestamp: null, labels: { app, ...labels }, ...(annotations && { annotations }) },
    spec: {
      containers: [aContainer({ name: app, image, ...container }), ...sidecars.map(aContainer)],
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      securityContext: {},
      schedulerName: "default-scheduler",
      ...spec,
    },
  };
}

function aContainer(fields: { name: string } & JsonObject): { name: string } & JsonObject {
  return {
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: "IfNotPresent",
    ...fields,
  };
}

type DeploymentOptions = {
  name?: string;
  image?: string;
  template?: PodTemplate;
  replicas?: number;
  /** The copy of the revision number; null for none. */
  revision?: number | string | null;
  annotations?: Record<string, string>;
  conditions?: readonly Plain<Condition>[];
  metadata?: Partial<Metadata>;
  spec?: Partial<Workload["spec"]>;
  status?: Plain<Workload["status"]>;
};

/** A Deployment whose rollout is complete, unless the options say otherwise. */
export function aDeployment(options: DeploymentOptions = {}): Workload {
  const {
    name = "web",
    replicas = 3,
    revision = 1,
    annotations = {},
    conditions = [],
    metadata,
    spec,
    status,
  } = options;
  const { image, template = aPodTemplate({ app: name, ...(image !== undefined && { image }) }) } = options;
  const counted = { replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
  return {
    kind: DEPLOYMENT,
    metadata: {
      name,
      namespace: "shop",
      uid: `uid-of-${name}`,
      resourceVersion: "1",
      creationTimestamp: BORN,
      generation: 1,
      annotations: { ...(revision !== null && { [REVISION]: String(revision) }), ...annotations },
      ...metadata,
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
    },
    status: asRead<NonNullable<Workload["status"]>>({
      observedGeneration: 1,
      ...(replicas > 0 && counted),
      conditions,
      ...status,
    }),
  };
}

type ReplicaSetOptions = {
  /** The text of the revision annotation; null for none. */
  revision?: number | string | null;
  image?: string;
  template?: PodTemplate;
  /** Wanted and, unless `available` says otherwise, available. */
  replicas?: number;
  available?: number;
  hash?: string;
  createdAt?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  metadata?: Partial<Metadata>;
};

/**
 * A ReplicaSet that the Deployment's controller would have made: owned, labelled, its template with the hash label. Later
 * revisions are younger. Without `image` and `template` it has the Deployment's own template.
 */
export function aReplicaSet(owner: Workload, options: ReplicaSetOptions = {}): StoredRevision {
  const { name, namespace, uid } = owner.metadata;
  const { revision = 1, image, replicas = 0, available = replicas, annotations, labels, metadata } = options;
  const { hash = `hash${revision ?? "none"}`, createdAt = minutesAfterBirth(Number(revision) || 0) } = options;
  const own = image === undefined ? owner.spec.template : aPodTemplate({ app: name, image });
  const { template = own } = options;
  return {
    kind: owner.kind,
    metadata: {
      name: `${name}-${hash}`,
      namespace,
      uid: `uid-of-${name}-${hash}`,
      resourceVersion: "1",
      creationTimestamp: createdAt,
      generation: 1,
      labels: { ...owner.spec.selector.matchLabels, [HASH_LABEL]: hash, ...labels },
      annotations: { ...(revision !== null && { [REVISION]: String(revision) }), ...annotations },
      ownerReferences: [{ kind: "Deployment", name, uid, controller: true }],
      ...metadata,
    },
    spec: { replicas, template: withHash(template, hash) },
    status: { replicas, ...(available > 0 && { readyReplicas: available, availableReplicas: available }) },
  };
}

/** A condition of a Deployment, changed at noon on its first day. */
export function aCondition(type: string, status: string, reason: string, message = ""): Condition {
  const noon = "2026-01-01T12:00:00Z";
  return { type, status, reason, message: clusterText(message), lastUpdateTime: noon, lastTransitionTime: noon };
}

function withHash(template: PodTemplate, hash: string): PodTemplate {
  return {
    ...template,
    metadata: { ...template.metadata, labels: { ...template.metadata?.labels, [HASH_LABEL]: hash } },
  };
}

function minutesAfterBirth(minutes: number): string {
  return new Date(Date.parse(BORN) + minutes * 60_000).toISOString().replace(".000Z", "Z");
}
