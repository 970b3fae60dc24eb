import { isObject, own } from "../objects/json-fields";
import type { JsonObject } from "../objects/objects";
import * as defaults from "./template-defaults";

/**
 * What JSON alone does not tell about a field of a pod template: which maps and structs are equal to nothing when they
 * are empty, which values are quantities, and by what the entries of a list are known. A field that is not listed is
 * plain JSON: `{}` differs from nothing, and a list is one value. For a list, `fields` describes its entries.
 */
export type Shape = {
  readonly fields?: Fields;
  /** Describes every value of a map. */
  readonly values?: Shape;
  /** A map, or a struct that the Go type holds by value: Kubernetes cannot tell empty from absent. */
  readonly emptyIsAbsent?: true;
  readonly quantity?: true;
  /** The list's merge keys with their defaults: by these its entries are matched, wherever they stand. */
  readonly keyedBy?: Readonly<Record<string, string>>;
  /** What the order of a list with merge keys means; without it the reordered list is the same list to a reader. */
  readonly order?: Order;
  /** A change inside is told as one change of the whole. */
  readonly whole?: true;
  /** What the API server fills in here. To Kubernetes' equality it is a difference all the same; to a reader it is none. */
  readonly defaults?: defaults.Defaults;
};

/**
 * `sequence`: entries follow one another, as init containers do, sidecars among them (k8s.io/api/core/v1 PodSpec:
 * "executed in order"). `references`: an entry of `env` sees as `$(NAME)` what stands above it (EnvVar: "previously
 * defined"). `host-names`: of two lines of a hosts file that name one host the first one counts (hosts(5)). The order of
 * the other lists says nothing: all tolerations and constraints are looked at, mounts are sorted by the runtime, and
 * containers start together.
 */
export type Order = "sequence" | "references" | "host-names";

type Fields = Readonly<Record<string, Shape>>;

const ANYTHING: Shape = {};

const text: Shape = { emptyIsAbsent: true };
const quantity: Shape = { quantity: true };
const quantities: Shape = { emptyIsAbsent: true, values: quantity };
const resources: Shape = {
  fields: { limits: quantities, requests: quantities, claims: byName() },
  defaults: defaults.OF_RESOURCES,
};
const labelSelector: Shape = { fields: { matchLabels: text } };
const metadata: Shape = { emptyIsAbsent: true, fields: { labels: text, annotations: text } };
const fieldSource: Shape = {
  fields: {
    fieldRef: { defaults: defaults.OF_FIELD_REF },
    resourceFieldRef: { fields: { divisor: quantity }, defaults: defaults.OF_RESOURCE_FIELD_REF },
  },
};

const handler: Fields = { httpGet: { defaults: defaults.OF_HTTP_GET }, grpc: { defaults: defaults.OF_GRPC } };
const probe: Shape = { fields: handler, defaults: defaults.OF_PROBE };
const container: Shape = {
  fields: {
    resources: { ...resources, emptyIsAbsent: true },
    env: { ...byName({ valueFrom: fieldSource }), whole: true, order: "references" },
    ports: { keyedBy: { containerPort: "", protocol: "TCP" }, whole: true, defaults: defaults.OF_PORT },
    volumeMounts: { keyedBy: { mountPath: "" }, whole: true, defaults: defaults.OF_MOUNT },
    volumeDevices: { keyedBy: { devicePath: "" }, whole: true },
    livenessProbe: probe,
    readinessProbe: probe,
    startupProbe: probe,
    lifecycle: { fields: { postStart: { fields: handler }, preStop: { fields: handler } } },
    securityContext: { defaults: defaults.OF_CONTAINER_SECURITY },
  },
  defaults: defaults.OF_CONTAINER,
};
const containers: Shape = { ...container, keyedBy: { name: "" } };

const files: Shape = { defaults: defaults.OF_FILES };
const downwardItems: Fields = { items: fieldSource };
const volume: Fields = {
  configMap: files,
  secret: files,
  emptyDir: { fields: { sizeLimit: quantity } },
  hostPath: { defaults: defaults.OF_HOST_PATH },
  csi: { fields: { volumeAttributes: text } },
  flexVolume: { fields: { options: text } },
  iscsi: { defaults: defaults.OF_ISCSI },
  rbd: { defaults: defaults.OF_RBD },
  azureDisk: { defaults: defaults.OF_AZURE_DISK },
  scaleIO: { defaults: defaults.OF_SCALE_IO },
  downwardAPI: { ...files, fields: downwardItems },
  projected: {
    ...files,
    fields: {
      sources: {
        fields: {
          downwardAPI: { fields: downwardItems },
          clusterTrustBundle: { fields: { labelSelector } },
          serviceAccountToken: { defaults: defaults.OF_SERVICE_ACCOUNT_TOKEN },
        },
      },
    },
  },
  ephemeral: {
    fields: {
      volumeClaimTemplate: {
        fields: {
          metadata,
          spec: {
            fields: { resources: { ...resources, emptyIsAbsent: true }, selector: labelSelector },
            defaults: defaults.OF_CLAIM,
          },
        },
      },
    },
  },
};

const affinityTerm: Shape = { fields: { labelSelector, namespaceSelector: labelSelector } };
const podAffinity: Shape = {
  fields: {
    requiredDuringSchedulingIgnoredDuringExecution: affinityTerm,
    preferredDuringSchedulingIgnoredDuringExecution: { fields: { podAffinityTerm: affinityTerm } },
  },
};

/** From the Go types of k8s.io/api/core/v1 and their patchMergeKey and listMapKey tags. */
export const POD_TEMPLATE: Shape = {
  emptyIsAbsent: true,
  fields: {
    metadata,
    spec: {
      emptyIsAbsent: true,
      fields: {
        containers,
        initContainers: { ...containers, order: "sequence" },
        ephemeralContainers: containers,
        volumes: byName(volume),
        imagePullSecrets: byName(),
        hostAliases: { keyedBy: { ip: "" }, order: "host-names" },
        tolerations: { keyedBy: { key: "", operator: "Equal", value: "", effect: "" }, whole: true },
        topologySpreadConstraints: {
          keyedBy: { topologyKey: "", whenUnsatisfiable: "" },
          fields: { labelSelector },
        },
        nodeSelector: text,
        overhead: quantities,
        resources,
        affinity: { fields: { podAffinity, podAntiAffinity: podAffinity } },
      },
      defaults: defaults.OF_POD_SPEC,
    },
  },
};

/** The shape of one field or map entry; for a list, of the same field of each of its entries. */
export function shapeOf(shape: Shape, key: string): Shape {
  const { fields, values } = shape;
  return (fields && Object.hasOwn(fields, key) ? fields[key] : values) ?? ANYTHING;
}

function byName(fields: Fields = {}): Shape {
  return { keyedBy: { name: "" }, fields };
}

/** Whether a field holds what the API server puts there by itself; `shape` describes the object that has the field. */
export function isServerDefault(shape: Shape, object: JsonObject, field: string): boolean {
  const value = own(object, field);
  // The server writes an empty struct where nothing was said: resources, securityContext, emptyDir.
  if (isObject(value) && Object.keys(value).length === 0) return true;
  const filledIn = shape.defaults && Object.hasOwn(shape.defaults, field) ? shape.defaults[field] : undefined;
  return filledIn !== undefined && value === (typeof filledIn === "function" ? filledIn(object) : filledIn);
}
