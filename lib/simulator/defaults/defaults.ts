import { isObject, type JsonObject, type KubeObject } from "../objects";
import { defaultPodSpec } from "./pod-spec";

type Complete = (spec: JsonObject) => JsonObject;

const withTemplate: Complete = (spec) => {
  const { template } = spec;
  if (!isObject(template) || !isObject(template["spec"])) return spec;
  // Go has no time of none: until 1.34 the API server writes it as null, in every template.
  const metadata = { creationTimestamp: null, ...(isObject(template["metadata"]) ? template["metadata"] : {}) };
  return { ...spec, template: { ...template, metadata, spec: defaultPodSpec(template["spec"]) } };
};

const withStrategy = (field: string, rolling: JsonObject): Complete => {
  return (spec) => {
    const given = isObject(spec[field]) ? spec[field] : {};
    const type = given["type"] ?? "RollingUpdate";
    if (type !== "RollingUpdate") return { ...spec, [field]: { ...given, type } };
    const rollingUpdate = { ...rolling, ...(isObject(given["rollingUpdate"]) ? given["rollingUpdate"] : {}) };
    return { ...spec, [field]: { ...given, type, rollingUpdate } };
  };
};

const COMPLETE: Readonly<Record<string, readonly Complete[]>> = {
  Deployment: [
    (spec) => ({ replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600, ...spec }),
    withStrategy("strategy", { maxUnavailable: "25%", maxSurge: "25%" }),
    withTemplate,
  ],
  ReplicaSet: [(spec) => ({ replicas: 1, ...spec }), withTemplate],
  StatefulSet: [
    (spec) => ({ replicas: 1, revisionHistoryLimit: 10, podManagementPolicy: "OrderedReady", ...spec }),
    withStrategy("updateStrategy", { partition: 0 }),
    withTemplate,
  ],
  DaemonSet: [
    (spec) => ({ revisionHistoryLimit: 10, ...spec }),
    withStrategy("updateStrategy", { maxUnavailable: 1, maxSurge: 0 }),
    withTemplate,
  ],
  Pod: [(spec) => requestsFromLimits(defaultPodSpec({ enableServiceLinks: true, ...spec }))],
  LimitRange: [limitsFromBounds],
  Namespace: [(spec) => ({ finalizers: ["kubernetes"], ...spec })],
  Service: [(spec) => ({ type: "ClusterIP", sessionAffinity: "None", ...spec })],
};

/** The object completed with what upstream puts where nothing is said. */
export function withDefaults(object: KubeObject): KubeObject {
  if (object.kind === "Secret") return { ...object, type: object["type"] ?? "Opaque", ...secretData(object) };
  const steps = COMPLETE[object.kind];
  if (!steps) return object;
  const given = isObject(object["spec"]) ? object["spec"] : {};
  return { ...object, spec: steps.reduce((spec, step) => step(spec), given) };
}

/**
 * Containers without a limit get the most that is allowed, and ask for that, or else for the least
 * (pkg/apis/core/v1/defaults.go, SetDefaults_LimitRangeItem).
 */
function limitsFromBounds(spec: JsonObject): JsonObject {
  const amounts = (value: unknown): JsonObject => (isObject(value) ? value : {});
  const complete = (limit: unknown) => {
    if (!isObject(limit) || limit["type"] !== "Container") return limit;
    const most = { ...amounts(limit["max"]), ...amounts(limit["default"]) };
    const least = { ...amounts(limit["min"]), ...most, ...amounts(limit["defaultRequest"]) };
    return { ...limit, default: most, defaultRequest: least };
  };
  return { ...spec, limits: Array.isArray(spec["limits"]) ? spec["limits"].map(complete) : [] };
}

/** Only pods themselves ask for what they are limited to; templates stay as they are written. */
function requestsFromLimits(spec: JsonObject): JsonObject {
  const complete = (container: unknown) => {
    if (!isObject(container) || !isObject(container["resources"])) return container;
    const { limits, requests } = container["resources"];
    if (!isObject(limits)) return container;
    const asked = { ...limits, ...(isObject(requests) ? requests : {}) };
    return { ...container, resources: { ...container["resources"], requests: asked } };
  };
  const { containers, initContainers } = spec;
  return {
    ...spec,
    ...(Array.isArray(containers) && { containers: containers.map(complete) }),
    ...(Array.isArray(initContainers) && { initContainers: initContainers.map(complete) }),
  };
}

function secretData({ data, stringData }: KubeObject): { data?: JsonObject; stringData?: undefined } {
  if (!isObject(stringData)) return {};
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString("base64")]);
  return { data: { ...(isObject(data) ? data : {}), ...Object.fromEntries(encoded) }, stringData: undefined };
}
