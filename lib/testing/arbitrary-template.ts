import * as fc from "fast-check";
import type { JsonObject, JsonValue, PodTemplate } from "@/lib/rollout/objects/objects";

const word = fc.constantFrom("a", "b", "c", "constructor", "__proto__", "x/y", "length");
const text = fc.constantFrom("", "1", "x", "true");
const words = fc.dictionary(word, text, { maxKeys: 3, noNullPrototype: true });
const amount = fc.constantFrom("1", "1000m", "2", "1Gi", "1024Mi", "odd");
const amounts = fc.dictionary(fc.constantFrom("cpu", "memory"), amount, { noNullPrototype: true });

/** Objects some of whose fields are missing. */
function some(fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
}

function listBy(
  key: string,
  entry: Record<string, fc.Arbitrary<unknown>>,
  values: fc.Arbitrary<JsonValue>,
  maxLength = 3,
) {
  const entries = fc.record({ [key]: values, ...entry }, { requiredKeys: [key], noNullPrototype: true });
  return fc.uniqueArray(entries, { maxLength, selector: (value) => value[key] });
}

const anything = fc.jsonValue({ maxDepth: 2 });
const name = fc.constantFrom("a", "b", "c", "d");

const secretive = fc.constantFrom(
  "",
  "1",
  "hunter2",
  "postgres://me:hunter2@db/shop",
  "$(OTHER)",
  "--password=hunter2",
);
const env = listBy(
  "name",
  {
    value: fc.oneof(text, secretive),
    valueFrom: some({
      resourceFieldRef: some({ resource: text, divisor: fc.constantFrom("0", "1", "1m", "0.001") }),
      fieldRef: some({ fieldPath: text, apiVersion: fc.constantFrom("v1", "v2") }),
      secretKeyRef: some({ name: text, key: text, optional: fc.boolean() }),
    }),
  },
  fc.constantFrom("A", "PASSWORD", "DATABASE_URL", "LOG_LEVEL"),
);

const httpGet = some({
  path: fc.constantFrom("/", "/ready"),
  port: fc.nat(2),
  scheme: fc.constantFrom("HTTP", "HTTPS"),
  httpHeaders: fc.array(some({ name: fc.constantFrom("Authorization", "Host"), value: text }), { maxLength: 1 }),
});
const handler = {
  httpGet,
  exec: some({ command: fc.array(text, { maxLength: 2 }) }),
  tcpSocket: some({ port: fc.nat(2) }),
};
const probe = some({
  ...handler,
  grpc: some({ port: fc.nat(2), service: fc.constantFrom("", "a") }),
  initialDelaySeconds: fc.nat(2),
  timeoutSeconds: fc.constantFrom(1, 2),
  periodSeconds: fc.constantFrom(10, 2),
  successThreshold: fc.constantFrom(1, 2),
  failureThreshold: fc.constantFrom(3, 2),
});
const securityContext = {
  runAsUser: fc.nat(3),
  runAsNonRoot: fc.boolean(),
  seLinuxOptions: some({ level: text }),
  seccompProfile: some({ type: text }),
};

const container = {
  image: fc.constantFrom("web:1", "web:2", "web", "web:latest"),
  imagePullPolicy: fc.constantFrom("Always", "IfNotPresent"),
  command: fc.array(fc.oneof(text, secretive), { maxLength: 2 }),
  args: fc.array(fc.constantFrom("--token", "x", "--verbose"), { maxLength: 2 }),
  env,
  envFrom: fc.array(some({ prefix: text, secretRef: some({ name: text }) }), { maxLength: 2 }),
  resources: some({ limits: amounts, requests: amounts }),
  ports: listBy(
    "containerPort",
    { name: text, protocol: fc.constantFrom("TCP", "UDP") },
    fc.constantFrom<JsonValue>(80, 443),
  ),
  volumeMounts: listBy("mountPath", { name: text, readOnly: fc.boolean() }, fc.constantFrom("/a", "/b")),
  volumeDevices: listBy("devicePath", { name: text }, fc.constantFrom("/a", "/b")),
  securityContext: some({
    ...securityContext,
    privileged: fc.boolean(),
    procMount: fc.constantFrom("Default", "Unmasked"),
    capabilities: some({ add: fc.array(text, { maxLength: 2 }) }),
  }),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  lifecycle: some({ postStart: some(handler), preStop: some(handler) }),
  terminationMessagePath: fc.constantFrom("/dev/termination-log", "/x"),
  terminationMessagePolicy: fc.constantFrom("File", "FallbackToLogsOnError"),
  unknownField: anything,
};
const containers = (maxLength: number) => listBy("name", container, name, maxLength);

const mode = fc.constantFrom(420, 256);
const items = fc.array(
  some({ path: text, fieldRef: some({ fieldPath: text, apiVersion: fc.constantFrom("v1", "v2") }) }),
  { maxLength: 2 },
);
const volume = {
  emptyDir: some({ sizeLimit: amount, medium: text }),
  configMap: some({ name: text, defaultMode: mode }),
  secret: some({ secretName: text, defaultMode: mode }),
  hostPath: some({ path: text, type: fc.constantFrom("", "Directory") }),
  persistentVolumeClaim: some({ claimName: text }),
  csi: some({ volumeAttributes: words }),
  downwardAPI: some({ items, defaultMode: mode }),
  projected: some({
    defaultMode: mode,
    sources: fc.array(
      some({
        serviceAccountToken: some({ path: text, expirationSeconds: fc.constantFrom(3600, 600) }),
        downwardAPI: some({ items }),
      }),
      { maxLength: 2 },
    ),
  }),
  ephemeral: some({
    volumeClaimTemplate: some({
      spec: some({
        volumeMode: fc.constantFrom("Filesystem", "Block"),
        resources: some({ requests: amounts }),
      }),
    }),
  }),
};

const labelSelector = some({ matchLabels: words });
const podAffinity = some({
  requiredDuringSchedulingIgnoredDuringExecution: fc.array(some({ labelSelector, topologyKey: text }), {
    maxLength: 2,
  }),
});
const spreadConstraints = fc.uniqueArray(
  fc.record(
    {
      topologyKey: fc.constantFrom("zone", "host"),
      whenUnsatisfiable: fc.constantFrom("DoNotSchedule", "ScheduleAnyway"),
      maxSkew: fc.nat(2),
      labelSelector,
    },
    { requiredKeys: ["topologyKey", "whenUnsatisfiable"], noNullPrototype: true },
  ),
  { maxLength: 3, selector: ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}` },
);

/** No two name the same host, which would make their order matter. */
const hostAliases = fc
  .tuple(fc.subarray(["a", "b"]), fc.subarray(["c", "d"]), fc.nat(2))
  .map(([one, two, count]) => [alias("10.0.0.1", one), alias("10.0.0.2", two)].slice(0, count));
const alias = (ip: string, hostnames: string[]): JsonObject => ({ ip, hostnames });

/**
 * Pod templates of many shapes, with absent, null and empty fields, quantities, what the API server fills in, credentials,
 * and fields that nobody knows. Entries of lists with merge keys have different keys, as Kubernetes asks.
 */
export const arbitraryTemplate = some({
  metadata: fc.option(some({ labels: words, annotations: words, creationTimestamp: fc.constant(null) })),
  spec: some({
    containers: containers(2),
    initContainers: containers(3),
    ephemeralContainers: containers(1),
    volumes: listBy("name", volume, name),
    tolerations: listBy("key", { operator: fc.constantFrom("Equal", "Exists"), effect: text }, name),
    topologySpreadConstraints: spreadConstraints,
    hostAliases,
    imagePullSecrets: listBy("name", {}, name),
    nodeSelector: words,
    securityContext: some({
      ...securityContext,
      fsGroup: fc.nat(2),
      sysctls: fc.array(some({ name: text, value: text })),
    }),
    affinity: fc.oneof(
      some({ nodeAffinity: anything, podAffinity, podAntiAffinity: podAffinity }),
      fc.constantFrom<JsonObject[]>({}),
    ),
    serviceAccountName: text,
    serviceAccount: text,
    restartPolicy: fc.constantFrom("Always", "Never"),
    dnsPolicy: fc.constantFrom("ClusterFirst", "Default"),
    schedulerName: fc.constantFrom("default-scheduler", "other"),
    terminationGracePeriodSeconds: fc.constantFrom(30, 5),
    enableServiceLinks: fc.boolean(),
    hostNetwork: fc.boolean(),
  }),
}) as fc.Arbitrary<PodTemplate>;

/**
 * Two templates that differ in little: quantities spelled differently, something empty or null instead of absent, init
 * containers in another order.
 */
export const similarTemplates = fc
  .tuple(arbitraryTemplate, fc.constantFrom(...respellings()), fc.boolean())
  .map(([template, respell, turned]): [PodTemplate, PodTemplate] => [
    template,
    reordered(template, new Set(["initContainers"]), (list) => (turned ? list.toReversed() : list), respell),
  ]);

/** The same template, keys of maps in another order, and entries of keyed lists where their order means nothing. */
export function shuffled(template: PodTemplate): PodTemplate {
  return reordered(template, KEYED_LISTS, (entries) => entries.toReversed());
}

/** The same template, only its keys in another order. */
export function withKeysShuffled(template: PodTemplate): PodTemplate {
  return reordered(template, new Set(), (entries) => entries);
}

/** The same template, the entries of its keyed lists in one fixed order, where theirs means nothing. */
export function sorted(template: PodTemplate): PodTemplate {
  return reordered(template, KEYED_LISTS, (entries) => entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)));
}

type Reorder = (entries: JsonValue[]) => JsonValue[];
type Respell = (value: JsonValue | undefined) => JsonValue | undefined;

function respellings(): Respell[] {
  const isEmpty = (value: JsonValue | undefined) =>
    typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return [
    (value) => value,
    (value) => (isEmpty(value) ? undefined : value),
    (value) => (isEmpty(value) ? null : value),
    (value) => (value === "1000m" ? "1" : value),
    (value) => (value === "1Gi" ? "1024Mi" : value),
    (value) => (value === "x" ? "z" : value),
    (value) => (value === true ? false : value),
    // Spelled out by one and left to the API server by the other.
    (value) => (value === 420 || value === "TCP" || value === "Always" || value === "HTTP" ? undefined : value),
    (value) => (value === 10 || value === 30 || value === "v1" || value === "Equal" ? undefined : value),
  ];
}

function reordered(
  template: PodTemplate,
  lists: ReadonlySet<string>,
  reorder: Reorder,
  respell: Respell = (value) => value,
): PodTemplate {
  const turn = (value: JsonValue | undefined, field: string): JsonValue | undefined => {
    if (Array.isArray(value)) {
      const entries = value.map((entry) => turn(entry, "") ?? null);
      return lists.has(field) ? reorder(entries) : entries;
    }
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value).toReversed();
    return Object.fromEntries(fields.map(([key, entry]) => [key, respell(turn(entry, key))]));
  };
  return turn(template as JsonValue, "") as PodTemplate;
}

function sortKey(entry: JsonValue): string {
  const { name, containerPort, mountPath, devicePath, key, ip, topologyKey, whenUnsatisfiable } = entry as JsonObject;
  if (topologyKey !== undefined) return `${String(topologyKey)} ${String(whenUnsatisfiable)}`;
  return String(containerPort ?? mountPath ?? devicePath ?? ip ?? key ?? name);
}

/** Those whose order means nothing: no generated variable refers to another that is there. */
const KEYED_LISTS: ReadonlySet<string> = new Set([
  "containers",
  "ephemeralContainers",
  "env",
  "ports",
  "volumeMounts",
  "volumes",
  "volumeDevices",
  "tolerations",
  "topologySpreadConstraints",
  "hostAliases",
  "imagePullSecrets",
]);
