import type { JsonObject, JsonValue, Metadata, ReplicaSet } from "./objects";
import { REVISION, REVISION_HISTORY } from "./annotations";
import { isObject, own } from "./template";

const CONTROLLER = "kube-controller-manager";

/**
 * When a revision became current, as near as its ReplicaSet tells. One that was never reused was made for it. A reused
 * one was renumbered then by the controller, whose managed fields name the time of its last change of any kind: that is
 * late by as long as it went on scaling, so it counts no later than `notAfter`, when its successor began or the
 * Deployment's template was last written (rollout semantics L21).
 */
export function rolledOutAt({ metadata }: Pick<ReplicaSet, "metadata">, notAfter: string | null): string {
  const { creationTimestamp, annotations = {}, managedFields = [] } = metadata;
  if (!annotations[REVISION_HISTORY]) return creationTimestamp;
  const touched = managedFields.filter(
    ({ manager, fieldsV1 }) =>
      manager === CONTROLLER && owns(fieldsV1, ["f:metadata", "f:annotations", `f:${REVISION}`]),
  );
  const times = [...touched.toSorted(latestFirst).slice(0, 1).map(timeOf), notAfter].filter((time) => time !== null);
  return times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? creationTimestamp;
}

/** Who wrote the pod template last and when; nulls where managed fields do not say. */
export function templateAuthor({ managedFields = [] }: Pick<Metadata, "managedFields">): Author {
  const writers = managedFields
    .filter(({ fieldsV1 }) => owns(fieldsV1, ["f:spec", "f:template"]))
    .toSorted(latestFirst);
  const [last] = writers;
  return last ? { manager: last.manager ?? null, at: timeOf(last) } : { manager: null, at: null };
}

/** A field manager with the time of its last write. */
export type Author = { manager: string | null; at: string | null };

type Entry = { time?: string };

function timeOf({ time }: Entry): string | null {
  return time ?? null;
}

function latestFirst(a: Entry, b: Entry): number {
  return Date.parse(b.time ?? "1970-01-01") - Date.parse(a.time ?? "1970-01-01");
}

function owns(fields: JsonObject | undefined, path: readonly string[]): boolean {
  let value: JsonValue | undefined = fields;
  for (const key of path) value = isObject(value) ? own(value, key) : undefined;
  return value !== undefined;
}
