import type { Deployment, JsonObject, JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";

/** What every write changes, or what only the API server or the controller writes. */
const NOT_TOLD: Readonly<Record<string, ReadonlySet<string>>> = {
  "": new Set(["status", "apiVersion", "kind"]),
  metadata: new Set(["managedFields", "resourceVersion", "generation", "uid", "creationTimestamp", "selfLink"]),
  spec: new Set(["template"]),
};
const MAPS: Readonly<Record<string, string>> = {
  "metadata.annotations": "annotation",
  "metadata.labels": "label",
};

/**
 * What differs between two states of a Deployment outside its pod template, in words: `+annotation team`,
 * `label tier changed`, `spec.paused true → false`. Only numbers and booleans are told, as any text may be a secret.
 */
export function changesBeside(before: Deployment, after: Deployment): string[] {
  return differences(before as unknown as JsonObject, after as unknown as JsonObject, "");
}

function differences(before: JsonObject, after: JsonObject, place: string): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => !NOT_TOLD[place]?.has(key))
    .toSorted()
    .flatMap((key) => difference(own(before, key), own(after, key), place, key));
}

function difference(before: JsonValue | undefined, after: JsonValue | undefined, place: string, key: string): string[] {
  const map = MAPS[place];
  const name = map ? `${map} ${key}` : place === "" ? key : `${place}.${key}`;
  if (isSameJson(before, after)) return [];
  const isDeep = (value: JsonValue | undefined) => isObject(value) || isMissing(value);
  if (!map && isDeep(before) && isDeep(after)) {
    return differences((before ?? {}) as JsonObject, (after ?? {}) as JsonObject, name);
  }
  if (isMissing(before)) return [`+${name}${isPlain(after) ? ` ${after}` : ""}`];
  if (isMissing(after)) return [`−${name}`];
  return [isPlain(before) && isPlain(after) ? `${name} ${before} → ${after}` : `${name} changed`];
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
