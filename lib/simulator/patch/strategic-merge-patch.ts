import { equal } from "../equality";
import { isObject, type JsonObject } from "../objects";
import { badRequest } from "../status-error";
import { isUnited, mergeKeyOf } from "./merge-keys";

const PATCH = "$patch";
const RETAIN = "$retainKeys";
const ORDER = "$setElementOrder/";
const DELETE = "$deleteFromPrimitiveList/";

/** The document after a strategic merge patch: lists are merged entry by entry where their kind says how. @throws StatusError 400 */
export function applyStrategicMergePatch(document: JsonObject, patch: unknown): JsonObject {
  if (!isObject(patch)) throw badRequest("json: cannot unmarshal array into Go value of type map[string]interface {}");
  return mergedMap(document, patch);
}

function mergedMap(original: JsonObject, patch: JsonObject): JsonObject {
  const directive = patch[PATCH];
  if (directive === "replace") return withoutDirectives(patch);
  if (directive === "delete") return {};
  if (directive !== undefined && directive !== "merge") throw badRequest(`invalid value for special key: ${PATCH}`);
  const retained = patch[RETAIN];
  const merged = Array.isArray(retained) ? onlyKeys(original, retained) : { ...original };

  for (const [key, gone] of Object.entries(patch)) {
    if (key.startsWith(DELETE)) removePlain(merged, key.slice(DELETE.length), gone);
  }
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith("$")) continue;
    if (value === null) delete merged[field];
    else merged[field] = mergedValue(field, merged[field], value, patch[`${ORDER}${field}`]);
  }
  for (const [key, order] of Object.entries(patch)) {
    const field = key.startsWith(ORDER) ? key.slice(ORDER.length) : undefined;
    // Entries may change their order although none of them changes.
    if (field !== undefined && patch[field] === undefined) reorder(merged, field, order);
  }
  return merged;
}

function onlyKeys(original: JsonObject, retained: readonly unknown[]): JsonObject {
  return Object.fromEntries(Object.entries(original).filter(([key]) => retained.includes(key)));
}

function removePlain(merged: JsonObject, field: string, gone: unknown): void {
  const present = merged[field];
  if (!Array.isArray(present) || !Array.isArray(gone)) return;
  merged[field] = present.filter((value) => !gone.includes(value));
}

function reorder(merged: JsonObject, field: string, order: unknown): void {
  const present = merged[field];
  if (!Array.isArray(present) || !Array.isArray(order)) return;
  merged[field] = inOrder(present, present, order, mergeKeyOf(field, present));
}

function mergedValue(field: string, original: unknown, patch: unknown, order: unknown): unknown {
  if (isObject(patch)) return isObject(original) ? mergedMap(original, patch) : withoutDirectives(patch);
  if (!Array.isArray(patch)) return patch;
  const present = Array.isArray(original) ? original : [];
  const key = mergeKeyOf(field, [...patch, ...present]);
  if (key === undefined && !isUnited(field)) return patch.map(plain);
  const merged = key === undefined ? united(present, patch) : mergedEntries(present, patch, key);
  return inOrder(merged, present, Array.isArray(order) ? order : patch, key);
}

function united(present: readonly unknown[], patch: readonly unknown[]): unknown[] {
  return [...present, ...patch.filter((value) => !present.includes(value))];
}

function mergedEntries(present: readonly unknown[], patch: readonly unknown[], key: string): unknown[] {
  const entries = patch.filter(isObject);
  const replaces = entries.some((entry) => entry[PATCH] === "replace");
  if (replaces) return entries.filter((entry) => entry[PATCH] === undefined).map(plain);
  const merged = present.filter(isObject);
  for (const entry of entries) {
    const name = entry[key];
    if (name === undefined)
      throw badRequest(`map: ${JSON.stringify(entry)} does not contain declared merge key: ${key}`);
    const index = merged.findIndex((one) => one[key] === name);
    const found = merged[index];
    if (entry[PATCH] === "delete") {
      if (found) merged.splice(index, 1);
    } else if (found) merged[index] = mergedMap(found, entry);
    else merged.push(withoutDirectives(entry));
  }
  return merged;
}

/** Entries that the patch orders come in its order; the others keep their place among those that were there. */
function inOrder(
  merged: readonly unknown[],
  before: readonly unknown[],
  order: readonly unknown[],
  key: string | undefined,
): unknown[] {
  const idOf = (entry: unknown) => (key !== undefined && isObject(entry) ? entry[key] : entry);
  const ids = order.map(idOf);
  const formerly = (entry: unknown) => before.findIndex((one) => equal(idOf(one), idOf(entry)));
  const place = (entry: unknown) => ids.findIndex((id) => equal(id, idOf(entry)));
  const ordered = merged.filter((entry) => place(entry) !== -1).sort((one, other) => place(one) - place(other));
  const others = merged.filter((entry) => place(entry) === -1);
  const result: unknown[] = [];
  for (const entry of ordered) {
    const index = formerly(entry);
    while (index !== -1 && others.length > 0 && formerly(others[0]) < index) result.push(others.shift());
    result.push(entry);
  }
  return [...result, ...others];
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) ? withoutDirectives(value) : value;
}

/** A part of a patch that meets nothing: what it says remains, what it orders does not. */
function withoutDirectives(patch: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([key, value]) => !key.startsWith("$") && value !== null)
      .map(([key, value]) => [
        key,
        Array.isArray(value)
          ? value.filter((entry) => !(isObject(entry) && entry[PATCH] === "delete")).map(plain)
          : plain(value),
      ]),
  );
}
