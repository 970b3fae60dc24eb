import { isObject } from "../objects/json-fields";
import type { JsonObject, JsonValue } from "../objects/objects";
import type { StoredRevision, Workload, WorkloadKind } from "../workload/workload";

const ALWAYS = ["name", "namespace", "uid", "creationTimestamp"];

/** Any stored workload of this kind: its metadata is whole, selector and template are there. Null for anything else. */
export function storedWorkload(kind: WorkloadKind, value: JsonValue | undefined): Workload | null {
  if (!isStored(value) || !isObject(value["spec"])) return null;
  const { selector, template } = value["spec"];
  return isObject(selector) && isObject(template) ? ({ ...value, kind } as unknown as Workload) : null;
}

/** Any stored object with a pod template in its spec: its metadata is whole. Null for anything else. */
export function storedTemplate(kind: WorkloadKind, value: JsonValue | undefined): StoredRevision | null {
  if (!isStored(value) || !isObject(value["spec"])) return null;
  // The API lets a ReplicaSet be stored without a template; as a revision it then has an empty one.
  const template = isObject(value["spec"]["template"]) ? value["spec"]["template"] : {};
  return { ...value, kind, spec: { ...value["spec"], template } } as unknown as StoredRevision;
}

function isStored(value: JsonValue | undefined): value is JsonObject & { metadata: JsonObject } {
  const metadata = isObject(value) ? value["metadata"] : undefined;
  return isObject(metadata) && ALWAYS.every((field) => typeof metadata[field] === "string");
}
