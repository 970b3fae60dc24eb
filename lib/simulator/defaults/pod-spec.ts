import { isObject, type JsonObject } from "../objects";

const PROBES = ["livenessProbe", "readinessProbe", "startupProbe"];
const DEFAULT_MODE = ["configMap", "secret", "projected", "downwardAPI"];

/** A pod's spec as upstream completes it, in templates and in pods alike. */
export function defaultPodSpec(spec: JsonObject): JsonObject {
  const account = spec["serviceAccountName"] ?? spec["serviceAccount"];
  return {
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    securityContext: {},
    schedulerName: "default-scheduler",
    ...spec,
    ...(account !== undefined && { serviceAccountName: account, serviceAccount: account }),
    ...(Array.isArray(spec["volumes"]) && { volumes: spec["volumes"].map(defaultVolume) }),
    ...(Array.isArray(spec["initContainers"]) && { initContainers: spec["initContainers"].map(defaultContainer) }),
    containers: Array.isArray(spec["containers"]) ? spec["containers"].map(defaultContainer) : [],
  };
}

function defaultContainer(container: unknown): unknown {
  if (!isObject(container)) return container;
  const probes = PROBES.filter((name) => isObject(container[name])).map((name) => [
    name,
    defaultProbe(container[name]),
  ]);
  return {
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: pullPolicyOf(container["image"]),
    ...container,
    ...Object.fromEntries(probes),
    ...(Array.isArray(container["ports"]) && { ports: container["ports"].map(defaultPort) }),
    ...(Array.isArray(container["env"]) && { env: container["env"].map(defaultVariable) }),
  };
}

function pullPolicyOf(image: unknown): string {
  const name =
    String(image ?? "")
      .split("/")
      .at(-1) ?? "";
  return name.includes("@") || (name.includes(":") && !name.endsWith(":latest")) ? "IfNotPresent" : "Always";
}

function defaultPort(port: unknown): unknown {
  return isObject(port) ? { protocol: "TCP", ...port } : port;
}

function defaultVariable(variable: unknown): unknown {
  if (!isObject(variable) || !isObject(variable["valueFrom"])) return variable;
  const source = variable["valueFrom"];
  if (!isObject(source["fieldRef"])) return variable;
  return { ...variable, valueFrom: { ...source, fieldRef: { apiVersion: "v1", ...source["fieldRef"] } } };
}

function defaultProbe(probe: unknown): unknown {
  if (!isObject(probe)) return probe;
  const get = probe["httpGet"];
  return {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...probe,
    ...(isObject(get) && { httpGet: { path: "/", scheme: "HTTP", ...get } }),
  };
}

function defaultVolume(volume: unknown): unknown {
  if (!isObject(volume)) return volume;
  if (Object.keys(volume).length === 1) return { ...volume, emptyDir: {} };
  const source = DEFAULT_MODE.find((name) => isObject(volume[name]));
  if (source !== undefined) return { ...volume, [source]: { defaultMode: 420, ...(volume[source] as JsonObject) } };
  if (isObject(volume["hostPath"])) return { ...volume, hostPath: { type: "", ...volume["hostPath"] } };
  return volume;
}
