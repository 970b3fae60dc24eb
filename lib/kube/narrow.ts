import "server-only";
import type { Facts } from "@/lib/contract/facts/facts";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { JsonObject, JsonValue } from "@/lib/rollout/objects/objects";
import type { StoredRevision, Workload, WorkloadKind } from "@/lib/rollout/workload/workload";

/** Whether a value is a JSON object (neither an array nor null). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was asked for, as a workload of this kind: metadata, selector and template are there. @throws ProblemError cluster-error */
export function toWorkload(kind: WorkloadKind, value: JsonValue | undefined): Workload {
  const workload = kind.toWorkload(value);
  if (!workload) throw notWhatWasAsked({ kind: kind.object });
  return workload;
}

/** The same of a stored revision of this kind: metadata and template are there. @throws ProblemError cluster-error */
export function toRevision(kind: WorkloadKind, value: JsonValue | undefined): StoredRevision {
  const revision = kind.toRevision(value);
  if (!revision) throw notWhatWasAsked({ kind: kind.revisions.object });
  return revision;
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
  if (!isStored(value)) throw notWhatWasAsked({ kind });
  return value;
}

const ALWAYS = ["name", "namespace", "uid", "creationTimestamp"];

function isStored(value: JsonValue | undefined): value is Stored {
  const metadata = isJsonObject(value) ? value["metadata"] : undefined;
  return isJsonObject(metadata) && ALWAYS.every((field) => typeof metadata[field] === "string");
}

function notWhatWasAsked(expected: Facts["problem.not-what-was-asked"]["expected"]): ProblemError {
  return new ProblemError("cluster-error", message("problem.not-what-was-asked", { expected }), {
    advice: message("problem.check-server.advice"),
  });
}
