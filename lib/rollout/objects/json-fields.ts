import type { JsonObject, JsonValue } from "./objects";

/** A JSON object, and neither null nor a list. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own field: names such as `constructor` are legal keys of a map. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text of a field, null where it is absent, empty or no text. */
export function textAt(object: JsonObject, key: string): string | null {
  const value = own(object, key);
  return typeof value === "string" && value !== "" ? value : null;
}

/** The object in a field; an empty one where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = own(object, key);
  return isObject(value) ? value : {};
}

/** The objects of a list in a field; none where there is no list. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value: JsonValue | undefined = own(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}
