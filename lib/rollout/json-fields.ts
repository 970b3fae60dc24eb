import type { JsonObject, JsonValue } from "./objects";
import { isObject, own } from "./template";

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
