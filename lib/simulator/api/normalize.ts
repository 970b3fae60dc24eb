import { isObject, type JsonObject } from "../objects";
import { canonical, parseQuantity } from "../quantity";
import { badRequest } from "../status-error";

/** Lists that are written although they are empty. */
const KEPT_LISTS = new Set(["containers", "rules", "subjects", "items", "verbs", "values"]);
const MAPS = new Set([
  "labels",
  "annotations",
  "matchLabels",
  "nodeSelector",
  "limits",
  "requests",
  "data",
  "stringData",
  "binaryData",
  "overhead",
  "hard",
]);
const QUANTITIES = new Set(["limits", "requests", "overhead", "hard", "default", "defaultRequest", "max", "min"]);
const FALSE_IS_NONE = new Set(["paused", "hostNetwork", "hostPID", "hostIPC", "stdin", "stdinOnce", "tty", "readOnly"]);
const ZERO_IS_NONE = new Set(["minReadySeconds"]);

/**
 * An object as the API server keeps it: what Go leaves out of JSON (nothing, empty lists and maps, some that are false)
 * is left out, and quantities have their one text.
 * @throws StatusError 400 for a quantity that is none
 */
export function normalize<T>(value: T): T {
  return isObject(value) ? (normalizedMap(value) as T) : value;
}

function normalizedMap(map: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const key in map) {
    const value = normalized(key, map[key]);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function normalized(key: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    if (value.length === 0) return KEPT_LISTS.has(key) ? value : undefined;
    return value.map((entry) => (isObject(entry) ? normalizedMap(entry) : entry));
  }
  if (isObject(value)) {
    if (MAPS.has(key)) return normalizedStrings(key, value);
    if (QUANTITIES.has(key)) return quantities(value);
    return normalizedMap(value);
  }
  if (value === false && FALSE_IS_NONE.has(key)) return undefined;
  if (value === 0 && ZERO_IS_NONE.has(key)) return undefined;
  if (value === "" && key === "value") return undefined;
  return value;
}

function normalizedStrings(key: string, map: JsonObject): JsonObject | undefined {
  if (Object.keys(map).length === 0) return undefined;
  return QUANTITIES.has(key) ? quantities(map) : map;
}

function quantities(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      if (typeof value !== "string" && typeof value !== "number") return [key, value];
      if (!parseQuantity(value)) {
        throw badRequest("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
      }
      return [key, canonical(value)];
    }),
  );
}
