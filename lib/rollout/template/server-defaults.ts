import { movingTagOf } from "../objects/moving-tag";
import type { JsonObject, JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";

type Defaults = Readonly<Record<string, JsonValue>>;

const CONTAINER: Defaults = { terminationMessagePath: "/dev/termination-log", terminationMessagePolicy: "File" };
const PROBE: Defaults = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
const FILES: Defaults = { defaultMode: 0o644 };

/** What the API server fills in, by the field or list that holds it (kubernetes pkg/apis/core/v1/defaults.go). */
const DEFAULTS: Readonly<Record<string, Defaults>> = {
  spec: {
    restartPolicy: "Always",
    terminationGracePeriodSeconds: 30,
    dnsPolicy: "ClusterFirst",
    schedulerName: "default-scheduler",
  },
  containers: CONTAINER,
  initContainers: CONTAINER,
  ephemeralContainers: CONTAINER,
  livenessProbe: PROBE,
  readinessProbe: PROBE,
  startupProbe: PROBE,
  httpGet: { path: "/", scheme: "HTTP" },
  grpc: { service: "" },
  ports: { protocol: "TCP" },
  fieldRef: { apiVersion: "v1" },
  configMap: FILES,
  secret: FILES,
  downwardAPI: FILES,
  projected: FILES,
  serviceAccountToken: { expirationSeconds: 3600 },
  hostPath: { type: "" },
};

/** Whether the API server put this value of a pod template there by itself, as far as its holder tells. */
export function isServerDefault(holder: string, object: JsonObject, field: string): boolean {
  const value = own(object, field);
  // The server writes an empty struct where nothing was said: resources, securityContext, emptyDir.
  if (isObject(value) && Object.keys(value).length === 0) return true;
  if (holder === "spec" && field === "serviceAccount") return value === own(object, "serviceAccountName");
  if (field === "imagePullPolicy") return value === defaultPullPolicy(own(object, "image"));
  const defaults = own(DEFAULTS, holder);
  return isObject(defaults) && own(defaults, field) === value;
}

function defaultPullPolicy(image: JsonValue | undefined): string {
  return typeof image === "string" && movingTagOf(image) === "latest" ? "Always" : "IfNotPresent";
}
