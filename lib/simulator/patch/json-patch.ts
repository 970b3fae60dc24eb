import { equal } from "../equality";
import { isObject } from "../objects";
import { badRequest, failedTest, StatusError } from "../status-error";

type Operation = { op: string; path: string; from?: string; value?: unknown };

const MAX_OPERATIONS = 10_000;

/** The document after an RFC 6902 patch, as the API server applies it. @throws StatusError 422 without causes, 400, 413 */
export function applyJsonPatch(document: object, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw badRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
  if (patch.length > MAX_OPERATIONS) {
    const message = `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${patch.length}`;
    throw new StatusError(413, "RequestEntityTooLarge", message);
  }
  const root = { document: structuredClone(document) as unknown };
  for (const operation of patch as Operation[]) apply(root, operation);
  return root.document;
}

function apply(root: { document: unknown }, { op, path, from = "", value }: Operation): void {
  switch (op) {
    case "test":
      // A field that is missing passes a test for null.
      if (!equal(at(root.document, path) ?? null, value ?? null)) throw failedTest();
      return;
    case "add":
      return add(root, path, structuredClone(value));
    case "remove":
      return void remove(root, path);
    case "replace":
      if (path === "") root.document = value;
      else replace(root, path, structuredClone(value));
      return;
    case "move":
      return add(root, path, remove(root, from));
    case "copy": {
      const copied = at(root.document, from);
      if (copied === undefined) throw failedTest();
      return add(root, path, structuredClone(copied));
    }
    default:
      throw badRequest(`Unexpected kind: ${op}`);
  }
}

function keysOf(path: string): string[] {
  if (path !== "" && !path.startsWith("/")) throw failedTest();
  return path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function at(document: unknown, path: string): unknown {
  return keysOf(path).reduce(child, document);
}

function child(parent: unknown, key: string): unknown {
  if (Array.isArray(parent)) return parent[Number(key)];
  return isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function parentOf(root: { document: unknown }, path: string): { parent: object; key: string } {
  const keys = keysOf(path);
  const key = keys.pop();
  const parent = keys.reduce(child, root.document);
  if (key === undefined || typeof parent !== "object" || parent === null) throw failedTest();
  return { parent, key };
}

function add(root: { document: unknown }, path: string, value: unknown): void {
  if (path === "") {
    root.document = value;
    return;
  }
  const { parent, key } = parentOf(root, path);
  if (!Array.isArray(parent)) return void Reflect.set(parent, key, value);
  const index = key === "-" ? parent.length : indexIn(parent.length + 1, key);
  parent.splice(index, 0, value);
}

function replace(root: { document: unknown }, path: string, value: unknown): void {
  const { parent, key } = parentOf(root, path);
  if (Array.isArray(parent)) parent[indexIn(parent.length, key)] = value;
  else if (Object.hasOwn(parent, key)) Reflect.set(parent, key, value);
  else throw failedTest();
}

function remove(root: { document: unknown }, path: string): unknown {
  const { parent, key } = parentOf(root, path);
  if (Array.isArray(parent)) return parent.splice(indexIn(parent.length, key), 1)[0];
  if (!Object.hasOwn(parent, key)) throw failedTest();
  const removed: unknown = Reflect.get(parent, key);
  Reflect.deleteProperty(parent, key);
  return removed;
}

function indexIn(length: number, key: string): number {
  const index = Number(key);
  if (!/^\d+$/.test(key) || index >= length) throw failedTest();
  return index;
}
