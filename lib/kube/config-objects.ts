import "server-only";
import { type Writer, writersOf } from "@/lib/rollout/objects/managed-fields";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import type { ConfigObject, Lookup } from "@/lib/rollout/checks/surroundings";
import type { Connection } from "./connection";
import { lookup } from "./lookup";
import { metadataOf, readMetadata, readObject, type StoredMetadata } from "./named-object";
import { isJsonObject } from "./narrow";

/** Where ConfigMaps and Secrets hold their content. */
const CONTENT = ["data", "binaryData"];

/**
 * A ConfigMap or Secret as far as it may be told: when it was made, who wrote its content, and with `withKeys` the names
 * of its keys. Its values are dropped here and nowhere kept; without `withKeys` they are not even asked for.
 * @throws KubeError unauthenticated
 */
export function lookAtConfig(
  connection: Connection,
  namespace: string,
  resource: "configmaps" | "secrets",
  name: string,
  { withKeys }: { withKeys: boolean },
): Promise<Lookup<ConfigObject>> {
  const of = { api: "/api/v1", resource, namespace };
  return lookup({ verb: "get", resource, namespace }, async () => {
    if (!withKeys) return told(await readMetadata(connection, of, name), null);
    const object = await readObject(connection, of, name);
    return told(metadataOf(object), keysOf(object));
  });
}

function keysOf(object: JsonObject): string[] {
  return CONTENT.flatMap((field) => {
    const content = object[field];
    return isJsonObject(content) ? Object.keys(content) : [];
  });
}

function told(metadata: StoredMetadata, keys: string[] | null): ConfigObject {
  const { creationTimestamp, managedFields, resourceVersion } = metadata;
  const writes = CONTENT.flatMap((field) => writersOf(metadata, [field])).toSorted(latestFirst);
  const [touched] = writersOf(metadata, []);
  return {
    createdAt: creationTimestamp,
    resourceVersion,
    touchedAt: touched?.at ?? null,
    writes: managedFields === undefined ? null : writes,
    keys,
  };
}

function latestFirst(a: Writer, b: Writer): number {
  return Date.parse(b.at ?? "1970-01-01") - Date.parse(a.at ?? "1970-01-01");
}
