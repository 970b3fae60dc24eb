import { parseImage } from "../objects/images";
import type { JsonObject, JsonValue } from "../objects/objects";

/** What the API server fills in where a field is left out; a function where that depends on the fields beside it. */
export type Defaults = Readonly<Record<string, JsonValue | ((beside: JsonObject) => JsonValue | undefined)>>;

/** `rw-r--r--` in decimal, as the API stores modes. */
const FILE_MODE = 420;

/*
 * From SetDefaults_* of kubernetes pkg/apis/core/v1/defaults.go and +default markers of k8s.io/api/core/v1/types.go, in
 * the order of that file as far as pod templates go.
 */

export const OF_POD_SPEC: Defaults = {
  restartPolicy: "Always",
  dnsPolicy: "ClusterFirst",
  schedulerName: "default-scheduler",
  terminationGracePeriodSeconds: 30,
  enableServiceLinks: true,
  securityContext: {},
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  // The deprecated twin follows the name that replaced it.
  serviceAccount: ({ serviceAccountName }) => serviceAccountName,
};

export const OF_CONTAINER: Defaults = {
  terminationMessagePath: "/dev/termination-log",
  terminationMessagePolicy: "File",
  imagePullPolicy: ({ image }) => (typeof image === "string" ? pullPolicyOf(image) : undefined),
};

export const OF_CONTAINER_SECURITY: Defaults = { procMount: "Default" };

/** Those of a Pod rather than of its template, where they come to the same: what is limited is requested. */
export const OF_RESOURCES: Defaults = { requests: ({ limits }) => limits };

export const OF_PROBE: Defaults = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
export const OF_HTTP_GET: Defaults = { path: "/", scheme: "HTTP" };
export const OF_GRPC: Defaults = { service: "" };
export const OF_PORT: Defaults = { protocol: "TCP" };
export const OF_MOUNT: Defaults = { readOnly: false };
export const OF_FIELD_REF: Defaults = { apiVersion: "v1" };
export const OF_RESOURCE_FIELD_REF: Defaults = { divisor: "0" };

export const OF_FILES: Defaults = { defaultMode: FILE_MODE };
export const OF_HOST_PATH: Defaults = { type: "" };
export const OF_SERVICE_ACCOUNT_TOKEN: Defaults = { expirationSeconds: 3600 };
export const OF_ISCSI: Defaults = { iscsiInterface: "default" };
export const OF_RBD: Defaults = { pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" };
export const OF_AZURE_DISK: Defaults = { cachingMode: "ReadWrite", kind: "Shared", fsType: "ext4", readOnly: false };
export const OF_SCALE_IO: Defaults = { storageMode: "ThinProvisioned", fsType: "xfs" };
export const OF_CLAIM: Defaults = { volumeMode: "Filesystem" };

/** `latest`, said or unsaid, is pulled every time; a digest without tag is no `latest`. */
function pullPolicyOf(reference: string): string {
  const { tag, digest } = parseImage(reference);
  return tag === "latest" || (tag === null && digest === null) ? "Always" : "IfNotPresent";
}
