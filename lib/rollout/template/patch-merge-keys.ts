import type { PlaceInTemplate } from "@/lib/contract/facts/fields";
import type { JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";

/** One step into a pod template: to a field, or to the entry of a list by its merge key. */
export type Step = PlaceInTemplate[number];

/**
 * The lists that a strategic merge patch merges by a key; every other list is replaced as a whole
 * (patchMergeKey tags of k8s.io/api/core/v1). These are not the keys by which a comparison knows entries, which are those
 * of server-side apply (listMapKey tags; see `template-shape.ts`): `ports` there have two.
 */
export const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: "name",
  initContainers: "name",
  ephemeralContainers: "name",
  env: "name",
  ports: "containerPort",
  volumeMounts: "mountPath",
  volumeDevices: "devicePath",
  volumes: "name",
  imagePullSecrets: "name",
  hostAliases: "ip",
  topologySpreadConstraints: "topologyKey",
  resourceClaims: "name",
  schedulingGates: "name",
};

/** The text that identifies an entry of a merged list. */
export function entryKeyOf(entry: JsonValue, key: string): string {
  const value = isObject(entry) ? own(entry, key) : undefined;
  return value === undefined || value === null || typeof value === "object" ? "" : String(value);
}
