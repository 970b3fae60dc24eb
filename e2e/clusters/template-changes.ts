import type { JsonObject } from "./objects";

/** Fields of a pod template, and of its one container. */
export type TemplateFields = { metadata?: JsonObject; spec?: JsonObject; container?: JsonObject };

/** One kind of change of a pod template: what the older revision has there, and what the newer one has instead. */
export type TemplateChangeCase = { what: string; older: TemplateFields; newer: TemplateFields };

const LABELS = { app: "web" };

/** The whole template of a Deployment called `web`. */
export function templateOf({ metadata = {}, spec = {}, container = {} }: TemplateFields): JsonObject {
  const { sidecars = [], ...rest } = spec;
  return {
    metadata: { labels: LABELS, ...metadata },
    spec: { ...rest, containers: [{ name: "web", image: "web:1", ...container }, ...(sidecars as JsonObject[])] },
  };
}

const probe = (path: string) => ({ httpGet: { path, port: 8080 }, periodSeconds: 5 });
const env = (...names: string[]) => names.map((name) => ({ name, value: `of ${name}` }));
const tolerating = (...keys: string[]) => keys.map((key) => ({ key, operator: "Exists", effect: "NoSchedule" }));
const wanting = (zone: string) => ({
  nodeAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 1, preference: { matchExpressions: [{ key: "zone", operator: "In", values: [zone] }] } },
    ],
  },
});
const spread = (maxSkew: number) => [
  { maxSkew, topologyKey: "zone", whenUnsatisfiable: "ScheduleAnyway", labelSelector: { matchLabels: LABELS } },
];
const emptyDir = (...names: string[]) => names.map((name) => ({ name, emptyDir: {} }));
const mounting = (mountPath: string) => ({ volumeMounts: [{ name: "data", mountPath }] });
const withData = { volumes: emptyDir("data") };

/** Changes that a rollback has to take back exactly, each as people make them. */
export const TEMPLATE_CHANGES: readonly TemplateChangeCase[] = [
  { what: "image", older: { container: { image: "web:1.8" } }, newer: { container: { image: "web:1.9" } } },
  { what: "added sidecar", older: {}, newer: { spec: { sidecars: [{ name: "proxy", image: "proxy:1" }] } } },
  { what: "removed sidecar", older: { spec: { sidecars: [{ name: "proxy", image: "proxy:1" }] } }, newer: {} },
  { what: "added env", older: {}, newer: { container: { env: env("LOG_LEVEL") } } },
  {
    what: "removed env",
    older: { container: { env: env("LOG_LEVEL", "REGION") } },
    newer: { container: { env: env("LOG_LEVEL") } },
  },
  {
    what: "env from a literal to a reference",
    older: { container: { env: env("REGION") } },
    newer: { container: { env: [{ name: "REGION", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } }] } },
  },
  {
    what: "initContainer",
    older: {},
    newer: { spec: { initContainers: [{ name: "migrate", image: "migrate:1" }] } },
  },
  {
    what: "nodeSelector",
    older: { spec: { nodeSelector: { disk: "ssd" } } },
    newer: { spec: { nodeSelector: { disk: "hdd", zone: "a" } } },
  },
  { what: "labels", older: {}, newer: { metadata: { labels: { ...LABELS, tier: "front", "team.io/name": "a.b_c" } } } },
  {
    what: "annotations",
    older: { metadata: { annotations: { "checksum/config": "1", "scrape.io/port": "80" } } },
    newer: { metadata: { annotations: { "checksum/config": "2" } } },
  },
  {
    what: "probes",
    older: { container: { readinessProbe: probe("/ready") } },
    newer: { container: { readinessProbe: probe("/healthz"), livenessProbe: probe("/alive") } },
  },
  { what: "command", older: {}, newer: { container: { command: ["/bin/web", "--fast"] } } },
  { what: "args", older: { container: { args: ["--a", "--b"] } }, newer: { container: { args: ["--b"] } } },
  { what: "volumes", older: { spec: { volumes: emptyDir("cache") } }, newer: { spec: { volumes: emptyDir("data") } } },
  {
    what: "mounts",
    older: { spec: withData, container: mounting("/data") },
    newer: { spec: withData, container: mounting("/var/data") },
  },
  {
    what: "securityContext",
    older: {
      spec: { securityContext: { runAsUser: 1000 } },
      container: { securityContext: { readOnlyRootFilesystem: true } },
    },
    newer: { spec: { securityContext: { runAsNonRoot: false } } },
  },
  {
    what: "resources",
    older: { container: { resources: { limits: { memory: "512Mi", cpu: "500m" } } } },
    newer: { container: { resources: { limits: { memory: "1Gi" }, requests: { memory: "256Mi" } } } },
  },
  {
    what: "ports",
    older: { container: { ports: [{ containerPort: 8080, name: "http" }] } },
    newer: { container: { ports: [{ containerPort: 8081, name: "http" }] } },
  },
  {
    what: "tolerations",
    older: { spec: { tolerations: tolerating("a", "b") } },
    newer: { spec: { tolerations: tolerating("a") } },
  },
  { what: "affinity", older: { spec: { affinity: wanting("a") } }, newer: { spec: { affinity: wanting("b") } } },
  {
    what: "topologySpreadConstraints",
    older: { spec: { topologySpreadConstraints: spread(1) } },
    newer: { spec: { topologySpreadConstraints: spread(2) } },
  },
  {
    what: "lifecycle",
    older: {},
    newer: { container: { lifecycle: { preStop: { exec: { command: ["sleep", "5"] } } } } },
  },
  { what: "serviceAccountName", older: {}, newer: { spec: { serviceAccountName: "web" } } },
  {
    what: "hostAliases",
    older: { spec: { hostAliases: [{ ip: "10.0.0.1", hostnames: ["db"] }] } },
    newer: { spec: { hostAliases: [{ ip: "10.0.0.2", hostnames: ["db"] }] } },
  },
  {
    what: "terminationGracePeriodSeconds",
    older: {},
    newer: { spec: { terminationGracePeriodSeconds: 5 } },
  },
  {
    what: "imagePullSecrets",
    older: { spec: { imagePullSecrets: [{ name: "one" }] } },
    newer: { spec: { imagePullSecrets: [{ name: "two" }] } },
  },
];
