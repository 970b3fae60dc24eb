import { type Message, message } from "@/lib/contract/message";
import type { JsonObject, JsonValue } from "../objects/objects";
import type { Workload } from "../workload/workload";
import { isObject, own } from "../objects/json-fields";

/** What every write changes, or what only the API server or the controller writes. */
const NOT_TOLD: Readonly<Record<string, ReadonlySet<string>>> = {
  "": new Set(["status", "apiVersion", "kind"]),
  metadata: new Set(["managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink"]),
  spec: new Set(["template"]),
};
const MAPS: Readonly<Record<string, "field.annotation" | "field.label">> = {
  "metadata.annotations": "field.annotation",
  "metadata.labels": "field.label",
};

type Beside = Message<"beside.added" | "beside.removed" | "beside.changed" | "beside.value-changed">;

/**
 * What differs between two states of a Deployment outside its pod template. Of values only numbers and booleans are
 * told, as any text may be a secret.
 */
export function changesBeside(before: Workload, after: Workload): Beside[] {
  return differences(before as unknown as JsonObject, after as unknown as JsonObject, "");
}

function differences(before: JsonObject, after: JsonObject, place: string): Beside[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => !NOT_TOLD[place]?.has(key))
    .toSorted()
    .flatMap((key) => difference(own(before, key), own(after, key), place, key));
}

function difference(before: JsonValue | undefined, after: JsonValue | undefined, place: string, key: string): Beside[] {
  const map = MAPS[place];
  const path = place === "" ? key : `${place}.${key}`;
  if (isSameJson(before, after)) return [];
  const isDeep = (value: JsonValue | undefined) => isObject(value) || isMissing(value);
  if (!map && isDeep(before) && isDeep(after)) {
    return differences((before ?? {}) as JsonObject, (after ?? {}) as JsonObject, path);
  }
  const field = map ? message(map, { key }) : message("field.path", { path });
  if (isMissing(before)) return [message("beside.added", { field, value: isPlain(after) ? String(after) : null })];
  if (isMissing(after)) return [message("beside.removed", { field })];
  return isPlain(before) && isPlain(after)
    ? [message("beside.value-changed", { field, before: String(before), after: String(after) })]
    : [message("beside.changed", { field })];
}

function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (isMissing(one) || isMissing(other)) return isMissing(one) && isMissing(other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, index) => isSameJson(entry, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
      isSameJson(own(one, key), own(other, key)),
    );
  }
  return one === other;
}

/** The API leaves out what is null. */
function isMissing(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null;
}

function isPlain(value: JsonValue | undefined): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}
