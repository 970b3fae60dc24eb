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
  /** The list's merge keys with their defaults; a reordered list is the same list to a reader. */
  readonly keyedBy?: Readonly<Record<string, string>>;
  /** A change inside is told as one change of the whole. */
  readonly whole?: true;
};

type Fields = Readonly<Record<string, Shape>>;

const ANYTHING: Shape = {};

const text: Shape = { emptyIsAbsent: true };
const quantity: Shape = { quantity: true };
const quantities: Shape = { emptyIsAbsent: true, values: quantity };
const resources: Shape = { fields: { limits: quantities, requests: quantities, claims: byName() } };
const labelSelector: Shape = { fields: { matchLabels: text } };
const metadata: Shape = { emptyIsAbsent: true, fields: { labels: text, annotations: text } };
const fieldSource: Shape = { fields: { resourceFieldRef: { fields: { divisor: quantity } } } };
const downwardItems: Shape = { fields: { items: fieldSource } };

const container: Fields = {
  resources: { ...resources, emptyIsAbsent: true },
  env: { ...byName({ valueFrom: fieldSource }), whole: true },
  ports: { keyedBy: { containerPort: "", protocol: "TCP" }, whole: true },
  volumeMounts: { keyedBy: { mountPath: "" }, whole: true },
  volumeDevices: { keyedBy: { devicePath: "" }, whole: true },
};

const volume: Fields = {
  emptyDir: { fields: { sizeLimit: quantity } },
  csi: { fields: { volumeAttributes: text } },
  flexVolume: { fields: { options: text } },
  downwardAPI: downwardItems,
  projected: {
    fields: { sources: { fields: { downwardAPI: downwardItems, clusterTrustBundle: { fields: { labelSelector } } } } },
  },
  ephemeral: {
    fields: {
      volumeClaimTemplate: {
        fields: {
          metadata,
          spec: { fields: { resources: { ...resources, emptyIsAbsent: true }, selector: labelSelector } },
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
        containers: byName(container),
        initContainers: byName(container),
        ephemeralContainers: byName(container),
        volumes: byName(volume),
        imagePullSecrets: byName(),
        hostAliases: { keyedBy: { ip: "" } },
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
