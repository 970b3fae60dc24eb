import type { JsonValue } from "./objects";
import { isObject, own } from "./json-fields";

/** An operation of RFC 6902, as far as Rewind uses it. */
export type JsonPatchOperation =
  { op: "test" | "add" | "replace"; path: string; value: unknown } | { op: "remove"; path: string };

/**
 * The object after operations that hold for it: what `test` asks is taken for true. They lead to fields of objects, as
 * all of Rewind's do, never into lists.
 */
export function patched<T>(object: T, operations: readonly JsonPatchOperation[]): T {
  return operations.reduce<JsonValue | undefined>(
    (now, operation) => (operation.op === "test" ? now : withField(now, namesOf(operation.path), operation)),
    object as JsonValue,
  ) as T;
}

function withField(
  now: JsonValue | undefined,
  [name, ...deeper]: readonly string[],
  operation: JsonPatchOperation,
): JsonValue {
  const value = operation.op === "remove" ? undefined : (operation.value as JsonValue);
  if (name === undefined) return value ?? null;
  const fields = isObject(now) ? now : {};
  if (deeper.length > 0) return { ...fields, [name]: withField(own(fields, name), deeper, operation) };
  if (operation.op !== "remove") return { ...fields, [name]: value };
  const { [name]: _removed, ...rest } = fields;
  return rest;
}

function namesOf(path: string): string[] {
  const names = path.split("/").slice(1);
  return names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON pointer (RFC 6901) to the field that these names lead to. */
export function pointer(...names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
