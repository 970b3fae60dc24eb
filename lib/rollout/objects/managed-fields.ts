import { type ClusterText, clusterText } from "@/lib/contract/cluster-text";
import type { JsonValue, Metadata } from "./objects";
import { isObject, own } from "./json-fields";

/** Who wrote a field, as far as the API server recorded it. */
export type Writer = { manager: ClusterText | null; operation: string | null; at: string | null };

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Who owns the field at `path` (`["spec", "template"]`, without the prefix `f:`), latest first. Writes to a subresource
 * such as status do not count.
 */
export function writersOf({ managedFields = [] }: Pick<Metadata, "managedFields">, path: readonly string[]): Writer[] {
  return managedFields
    .filter(({ fieldsV1, subresource }) => !subresource && owns(fieldsV1, path))
    .map(({ manager, operation, time }) => ({
      manager: manager ? clusterText(manager) : null,
      operation: operation || null,
      at: momentOf(time),
    }))
    .toSorted((a, b) => Date.parse(b.at ?? "1970-01-01") - Date.parse(a.at ?? "1970-01-01"));
}

/** The pod template, as the path of a managed field. */
export const TEMPLATE_PATH = ["spec", "template"] as const;

/** Who wrote the pod template last; nulls where managed fields do not say. */
export function lastTemplateWriter(metadata: Pick<Metadata, "managedFields">): Writer {
  const [last = { manager: null, operation: null, at: null }] = writersOf(metadata, TEMPLATE_PATH);
  return last;
}

/** A time as the API server writes it; null for anything else. */
export function momentOf(time: string | undefined): string | null {
  return time !== undefined && MOMENT.test(time) && !Number.isNaN(Date.parse(time)) ? time : null;
}

function owns(fields: JsonValue | undefined, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  if (!isObject(fields)) return false;
  const below = own(fields, `f:${first}`);
  return below !== undefined && owns(below, rest);
}
