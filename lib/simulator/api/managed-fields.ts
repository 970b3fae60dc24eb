import { equal } from "../equality";
import { isObject, type JsonObject, type KubeObject, type ManagedFields } from "../objects";

type Writer = { manager: string; time: string; subresource: string | undefined };

const SYSTEM = new Set([
  "name",
  "generateName",
  "namespace",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "managedFields",
]);

/** Who wrote which fields, after a write that made `after` of `before`. */
export function managedFieldsAfter(
  before: KubeObject | undefined,
  after: KubeObject,
  { manager, time, subresource }: Writer,
): ManagedFields[] {
  const known = before?.metadata.managedFields ?? [];
  const written = changed(comparable(before), comparable(after));
  if (!written) return known;
  const isOwn = (entry: ManagedFields) => entry.manager === manager && entry.subresource === subresource;
  const others = known.flatMap((entry) => {
    if (isOwn(entry)) return [];
    const left = without(entry.fieldsV1, written);
    return left ? [{ ...entry, fieldsV1: left }] : [];
  });
  const own = known.find(isOwn);
  return [
    ...others,
    {
      manager,
      operation: "Update",
      apiVersion: after.apiVersion,
      time,
      fieldsType: "FieldsV1",
      fieldsV1: own ? united(own.fieldsV1, written) : written,
      ...(subresource !== undefined && { subresource }),
    },
  ];
}

function comparable(object: KubeObject | undefined): JsonObject {
  if (!object) return {};
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object;
  const own = Object.fromEntries(Object.entries(metadata).filter(([key]) => !SYSTEM.has(key)));
  return { metadata: own, ...rest };
}

function changed(before: unknown, after: unknown): JsonObject | undefined {
  const fields: JsonObject = {};
  if (Array.isArray(after)) {
    const formerly = Array.isArray(before) ? before : [];
    for (const entry of after) {
      const key = entryKey(entry);
      if (key === undefined) return {};
      const was = formerly.find((one) => entryKey(one) === key);
      if (!equal(was, entry)) fields[key] = changed(was, entry) ?? {};
    }
  } else if (isObject(after)) {
    const formerly = isObject(before) ? before : {};
    for (const [key, value] of Object.entries(after)) {
      // The time of none in a template is nobody's.
      if (value === null || value === formerly[key] || equal(formerly[key], value)) continue;
      fields[`f:${key}`] = isObject(value) || Array.isArray(value) ? (changed(formerly[key], value) ?? {}) : {};
    }
  }
  return Object.keys(fields).length > 0 ? fields : undefined;
}

function entryKey(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined;
  const key = ["name", "type", "uid"].find((field) => typeof entry[field] === "string");
  return key === undefined ? undefined : `k:${JSON.stringify({ [key]: entry[key] })}`;
}

function without(tree: JsonObject, taken: JsonObject): JsonObject | undefined {
  const left = { ...tree };
  for (const [key, below] of Object.entries(taken)) {
    const own = left[key];
    if (!isObject(own) || !isObject(below)) continue;
    const rest = Object.keys(own).length > 0 && Object.keys(below).length > 0 ? without(own, below) : undefined;
    if (rest) left[key] = rest;
    else delete left[key];
  }
  return Object.keys(left).length > 0 ? left : undefined;
}

function united(one: JsonObject, other: JsonObject): JsonObject {
  const both = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const own = both[key];
    both[key] = isObject(own) && isObject(value) ? united(own, value) : value;
  }
  return both;
}
