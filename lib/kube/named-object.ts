import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { JsonObject, JsonValue, Metadata } from "@/lib/rollout/objects/objects";
import type { Connection } from "./connection";
import type { Doing } from "./errors";
import { isJsonObject } from "./narrow";
import { kubeRequest } from "./request";

/** Metadata only, so that no content leaves the API server; one that does not know this form sends the whole object. */
const METADATA_ONLY = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

/** A resource of the API; `namespace` is null for one that belongs to the whole cluster. */
export type NamedResource = { api: string; resource: string; namespace: string | null };

export type StoredMetadata = Pick<Metadata, "creationTimestamp" | "managedFields" | "resourceVersion">;

/** One object by its name, as stored. @throws KubeError not-found, forbidden, … */
export function readObject(connection: Connection, of: NamedResource, name: string): Promise<JsonObject> {
  return read(connection, of, name, {});
}

/** The metadata of one object by its name. @throws KubeError not-found, forbidden, … */
export async function readMetadata(connection: Connection, of: NamedResource, name: string): Promise<StoredMetadata> {
  return metadataOf(await read(connection, of, name, { accept: METADATA_ONLY }));
}

/** The metadata that every stored object has. @throws ProblemError cluster-error */
export function metadataOf(object: JsonObject): StoredMetadata {
  const { metadata } = object;
  if (
    !isJsonObject(metadata) ||
    ["creationTimestamp", "resourceVersion"].some((field) => typeof metadata[field] !== "string")
  )
    throw notAnObject();
  return metadata as unknown as StoredMetadata;
}

async function read(
  connection: Connection,
  of: NamedResource,
  name: string,
  form: { accept?: string },
): Promise<JsonObject> {
  const place = of.namespace === null ? "" : `/namespaces/${encodeURIComponent(of.namespace)}`;
  const answer: JsonValue = await kubeRequest(connection, {
    method: "GET",
    path: `${of.api}${place}/${of.resource}/${encodeURIComponent(name)}`,
    doing: doingTo(connection, of, name),
    ...form,
  });
  if (!isJsonObject(answer)) throw notAnObject();
  return answer;
}

function doingTo({ context }: Connection, { resource, namespace }: NamedResource, name: string): Doing {
  return { cluster: context.name, verb: "get", resource, namespace, name };
}

function notAnObject(): ProblemError {
  return new ProblemError("cluster-error", message("problem.not-what-was-asked", { expected: "stored-object" }), {
    advice: message("problem.check-server.advice"),
  });
}
