import { isObject, own } from "../objects/json-fields";
import { momentOf } from "../objects/managed-fields";
import type { Metadata } from "../objects/objects";

type Managed = { managedFields?: Metadata["managedFields"] | undefined };
type Entry = NonNullable<Metadata["managedFields"]>[number];

/** When somebody last wrote anything but the status, as far as the API server recorded it. */
export function writtenAt({ managedFields = [] }: Managed): string | null {
  return latest(managedFields.filter(({ subresource }) => subresource !== "status"));
}

/** When the number of replicas was last written, be it by the subresource `scale`, as autoscalers do. */
export function scaledAt({ managedFields = [] }: Managed): string | null {
  return latest(managedFields.filter(ownsReplicas));
}

/** As much of the managed fields, which are large, as these two need. */
export function slimManagedFields({ managedFields = [] }: Managed): Entry[] {
  return managedFields.map(({ time, subresource, ...entry }) => ({
    ...(time !== undefined && { time }),
    ...(subresource !== undefined && { subresource }),
    ...(ownsReplicas(entry) && { fieldsV1: { "f:spec": { "f:replicas": {} } } }),
  }));
}

function ownsReplicas({ fieldsV1 }: Entry): boolean {
  const spec = fieldsV1 && own(fieldsV1, "f:spec");
  return isObject(spec) && own(spec, "f:replicas") !== undefined;
}

function latest(entries: readonly { time?: string }[]): string | null {
  const times = entries.map(({ time }) => momentOf(time)).filter((time) => time !== null);
  return times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
}
