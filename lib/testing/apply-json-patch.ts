import { isDeepStrictEqual } from "node:util";
import type { JsonPatchOperation } from "@/lib/rollout/objects/json-patch";

type Document = Record<string, unknown>;

/**
 * The object after an RFC 6902 patch as the API server applies it, or "refused" where a test fails or a place is missing.
 * A field that is missing passes a test for null, as seen on a real kube-apiserver.
 */
export function applyJsonPatch<T>(object: T, operations: readonly JsonPatchOperation[]): T | "refused" {
  // Where it is a workload of ours, what answers for its kind is no part of the JSON.
  const { kind, ...stored } = object as { kind?: unknown };
  const document: Document = { ...structuredClone(stored), ...(kind !== undefined && { kind }) };
  return operations.every((operation) => apply(document, operation)) ? (document as T) : "refused";
}

function apply(document: Document, operation: JsonPatchOperation): boolean {
  const names = operation.path
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = names.pop() ?? "";
  const parent = names.reduce<Document | undefined>((at, name) => at?.[name] as Document | undefined, document);
  if (!parent) return false;
  const exists = Object.hasOwn(parent, last);
  switch (operation.op) {
    case "test":
      return isDeepStrictEqual(parent[last] ?? null, operation.value);
    case "remove":
      return exists && Reflect.deleteProperty(parent, last);
    case "replace":
      return exists && Reflect.set(parent, last, operation.value);
    case "add":
      return Reflect.set(parent, last, operation.value);
  }
}
