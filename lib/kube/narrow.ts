import "server-only";
import { ProblemError } from "@/lib/contract/problem";
import type { Deployment, JsonObject, JsonValue, ReplicaSet } from "@/lib/rollout/objects/objects";

/** Whether a value is a JSON object (neither an array nor null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object itself, known to be a Deployment: metadata, selector and template are there. @throws ProblemError cluster-error */
export function toDeployment(value: JsonValue | undefined): Deployment {
  const deployment = deploymentOrNull(value);
  if (!deployment) throw notWhatWasAsked("Deployment");
  return deployment;
}

/** The same, or null for anything else. */
export function deploymentOrNull(value: JsonValue | undefined): Deployment | null {
  if (!isStored(value) || !isJsonObject(value.spec)) return null;
  const { selector, template } = value.spec;
  return isJsonObject(selector) && isJsonObject(template) ? (value as unknown as Deployment) : null;
}

/** The object itself, known to be a ReplicaSet: metadata and template are there. @throws ProblemError cluster-error */
export function toReplicaSet(value: JsonValue | undefined): ReplicaSet {
  const object = storedObject(value, "ReplicaSet");
  if (!isJsonObject(object.spec)) throw notWhatWasAsked("ReplicaSet");
  // The API lets a ReplicaSet be stored without a template; as a revision it then has an empty one.
  const template = isJsonObject(object.spec["template"]) ? object.spec["template"] : {};
  return { ...object, spec: { ...object.spec, template } } as unknown as ReplicaSet;
}

/** The name of any stored object. @throws ProblemError cluster-error */
export function nameOf(value: JsonValue | undefined): string {
  const name = isJsonObject(value) && isJsonObject(value["metadata"]) ? value["metadata"]["name"] : undefined;
  if (typeof name !== "string") throw notWhatWasAsked("object");
  return name;
}

/** One page of a LIST. `next` is the token of the following one, or null; `version` that of the whole list. @throws ProblemError cluster-error */
export function toPage(value: JsonValue | undefined): { items: JsonValue[]; next: string | null; version: string } {
  const metadata = isJsonObject(value) ? value["metadata"] : undefined;
  const items = isJsonObject(value) ? value["items"] : undefined;
  // A Go server writes an empty list as null.
  if (!isJsonObject(value) || !(Array.isArray(items) || items === null)) throw notWhatWasAsked("list");
  const token = isJsonObject(metadata) ? metadata["continue"] : undefined;
  const version = isJsonObject(metadata) ? metadata["resourceVersion"] : undefined;
  return {
    items: items ?? [],
    next: typeof token === "string" && token !== "" ? token : null,
    version: typeof version === "string" ? version : "",
  };
}

type Stored = JsonObject & { metadata: JsonObject; spec: JsonValue | undefined };

/** Any object that a namespace holds: its metadata is whole. @throws ProblemError cluster-error */
export function storedObject(value: JsonValue | undefined, kind: string): Stored {
  if (!isStored(value)) throw notWhatWasAsked(kind);
  return value;
}

const ALWAYS = ["name", "namespace", "uid", "creationTimestamp"];

function isStored(value: JsonValue | undefined): value is Stored {
  const metadata = isJsonObject(value) ? value["metadata"] : undefined;
  return isJsonObject(metadata) && ALWAYS.every((field) => typeof metadata[field] === "string");
}

function notWhatWasAsked(kind: string): ProblemError {
  return new ProblemError("cluster-error", `The cluster answered with something that is no ${kind}.`, {
    advice:
      "Check that the kubeconfig's server is a Kubernetes API server, not a login page or a proxy in front of it.",
  });
}
