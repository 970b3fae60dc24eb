import { type Container, isObject } from "../objects";
import type { Store } from "../store";

const SOURCES = [
  { field: "configMapKeyRef", from: "configMapRef", plural: "configmaps", kind: "ConfigMap" },
  { field: "secretKeyRef", from: "secretRef", plural: "secrets", kind: "Secret" },
] as const;

/** What of a container's environment is not there, in the kubelet's words; undefined where everything is. */
export function missingReference(store: Store, namespace: string, container: Container): string | undefined {
  const variables = listOf(container["env"]);
  const whole = listOf(container["envFrom"]);
  for (const { field, from, plural, kind } of SOURCES) {
    for (const { valueFrom } of variables) {
      const reference = isObject(valueFrom) ? valueFrom[field] : undefined;
      if (!isObject(reference) || reference["optional"] === true) continue;
      const [name, key] = [String(reference["name"]), String(reference["key"])];
      const source = store.get(plural, namespace, name);
      if (!source) return `${kind.toLowerCase()} "${name}" not found`;
      const { data } = source;
      if (!isObject(data) || data[key] === undefined) return `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
    }
    for (const source of whole) {
      const reference = source[from];
      if (!isObject(reference) || reference["optional"] === true) continue;
      if (!store.get(plural, namespace, String(reference["name"]))) {
        return `${kind.toLowerCase()} "${String(reference["name"])}" not found`;
      }
    }
  }
  return undefined;
}

function listOf(value: unknown): { [key: string]: unknown }[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
