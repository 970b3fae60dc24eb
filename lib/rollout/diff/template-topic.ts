import type { ChangeTopic, PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import { configMarkAt, isRestartMark } from "./template-marks";

const WEIGHT: Record<ChangeTopic, number> = {
  image: 100,
  container: 95,
  command: 85,
  probe: 80,
  env: 75,
  config: 74,
  resources: 70,
  port: 65,
  volume: 60,
  security: 55,
  lifecycle: 50,
  scheduling: 45,
  other: 40,
  label: 30,
  annotation: 20,
};
const COSMETIC_WEIGHT = 0;

const OF_CONTAINER: Readonly<Record<string, ChangeTopic>> = {
  image: "image",
  command: "command",
  args: "command",
  workingDir: "command",
  env: "env",
  envFrom: "env",
  livenessProbe: "probe",
  readinessProbe: "probe",
  startupProbe: "probe",
  resources: "resources",
  resizePolicy: "resources",
  ports: "port",
  volumeMounts: "volume",
  volumeDevices: "volume",
  securityContext: "security",
  lifecycle: "lifecycle",
  restartPolicy: "lifecycle",
};

const OF_POD: Readonly<Record<string, ChangeTopic>> = {
  volumes: "volume",
  securityContext: "security",
  serviceAccountName: "security",
  serviceAccount: "security",
  automountServiceAccountToken: "security",
  imagePullSecrets: "security",
  hostNetwork: "security",
  hostPID: "security",
  hostIPC: "security",
  hostUsers: "security",
  shareProcessNamespace: "security",
  resources: "resources",
  overhead: "resources",
  restartPolicy: "lifecycle",
  terminationGracePeriodSeconds: "lifecycle",
  activeDeadlineSeconds: "lifecycle",
  nodeSelector: "scheduling",
  nodeName: "scheduling",
  affinity: "scheduling",
  tolerations: "scheduling",
  topologySpreadConstraints: "scheduling",
  schedulerName: "scheduling",
  schedulingGates: "scheduling",
  priority: "scheduling",
  priorityClassName: "scheduling",
  preemptionPolicy: "scheduling",
  runtimeClassName: "scheduling",
};

const CONTAINERS: ReadonlySet<PathSegment> = new Set(["containers", "initContainers", "ephemeralContainers"]);

/** What a change at `path` is about, which container it concerns, and how much it matters. */
export function aboutPath({
  path,
}: Pick<TemplateChange, "path">): Pick<TemplateChange, "topic" | "container" | "weight" | "cosmetic"> {
  const container = containerOf(path);
  const topic = topicOf(path, container);
  const cosmetic = isRestartMark(path);
  return { topic, container, cosmetic, weight: cosmetic ? COSMETIC_WEIGHT : WEIGHT[topic] };
}

function containerOf([root, list, entry]: readonly PathSegment[]): string | null {
  if (root !== "spec" || list === undefined || !CONTAINERS.has(list)) return null;
  return typeof entry === "object" ? (entry.by["name"] ?? null) : null;
}

function topicOf(path: readonly PathSegment[], container: string | null): ChangeTopic {
  const [root, first, , third] = path;
  if (root === "metadata" && configMarkAt(path) !== null) return "config";
  if (root === "metadata") return first === "labels" ? "label" : first === "annotations" ? "annotation" : "other";
  if (container !== null) return third === undefined ? "container" : topicIn(OF_CONTAINER, third);
  return first === undefined ? "other" : topicIn(OF_POD, first);
}

function topicIn(topics: Readonly<Record<string, ChangeTopic>>, field: PathSegment): ChangeTopic {
  return typeof field === "string" && Object.hasOwn(topics, field) ? (topics[field] ?? "other") : "other";
}
