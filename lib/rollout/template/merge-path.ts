import type { JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";

/** One step into a pod template: to a field, or to the entry of a list by its merge key. */
export type Step = { field: string; entry?: undefined } | { entry: string; field?: undefined };

/**
 * The lists that a strategic merge patch merges by a key, and what their entries are called; every other list is replaced
 * as a whole (patchMergeKey tags of k8s.io/api/core/v1).
 */
export const MERGE_KEYS: Readonly<Record<string, { key: string; called: string }>> = {
  containers: { key: "name", called: "container" },
  initContainers: { key: "name", called: "init container" },
  ephemeralContainers: { key: "name", called: "ephemeral container" },
  env: { key: "name", called: "env" },
  ports: { key: "containerPort", called: "port" },
  volumeMounts: { key: "mountPath", called: "mount" },
  volumeDevices: { key: "devicePath", called: "device" },
  volumes: { key: "name", called: "volume" },
  imagePullSecrets: { key: "name", called: "imagePullSecret" },
  hostAliases: { key: "ip", called: "hostAlias" },
  topologySpreadConstraints: { key: "topologyKey", called: "topologySpreadConstraint" },
  resourceClaims: { key: "name", called: "resourceClaim" },
  schedulingGates: { key: "name", called: "schedulingGate" },
};

/** The text that identifies an entry of a merged list. */
export function entryKeyOf(entry: JsonValue, key: string): string {
  const value = isObject(entry) ? own(entry, key) : undefined;
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}

/** A place of a pod template as a person calls it: `env LOG_LEVEL of container web`, `annotation a/b`, `nodeSelector.disk`. */
export function pathWords(path: readonly Step[]): string {
  const [first, second, third] = path;
  if (first?.field === "metadata" && second?.field !== undefined && third?.field !== undefined) {
    return `${second.field.replace(/s$/, "")} ${third.field}`;
  }
  let words = "";
  let fields: string[] = [];
  for (const { field, entry } of path) {
    if (field !== undefined) {
      fields.push(field);
      continue;
    }
    const called = MERGE_KEYS[fields.at(-1) ?? ""]?.called ?? fields.at(-1) ?? "";
    words = words === "" ? `${called} ${entry}` : `${called} ${entry} of ${words}`;
    fields = [];
  }
  const inside = fields.filter((field, index) => !(index === 0 && field === "spec" && fields.length > 1)).join(".");
  return words === "" || inside === "" ? words + inside : `${inside} of ${words}`;
}
