import { isObject, type JsonObject, type KubeObject } from "../objects";
import { requirementsOf } from "../selectors";

/** The subresource that autoscalers and `kubectl scale` use. */
export function scaleOf({ metadata, spec, status }: KubeObject): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  const { replicas = 0, selector } = isObject(spec) ? spec : {};
  const terms = requirementsOf(isObject(selector) ? selector : {}).map(({ key, values }) => `${key}=${values.join()}`);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas },
    status: { replicas: isObject(status) ? (status["replicas"] ?? 0) : 0, selector: terms.join(",") },
  };
}

/** The object with as many replicas as a Scale says. */
export function withScale(object: KubeObject, scale: unknown): KubeObject {
  const wanted = isObject(scale) && isObject(scale["spec"]) ? (scale["spec"]["replicas"] ?? 0) : 0;
  const version = isObject(scale) && isObject(scale["metadata"]) ? scale["metadata"]["resourceVersion"] : undefined;
  const metadata = typeof version === "string" ? { ...object.metadata, resourceVersion: version } : object.metadata;
  return { ...object, metadata, spec: { ...(object["spec"] as JsonObject), replicas: wanted } };
}
