import type { PathSegment } from "@/lib/contract/template-diff";
import type { JsonValue } from "./objects";
import { isObject, own } from "./template";

type Entry = { segment: Exclude<PathSegment, string>; value: JsonValue };

/**
 * The entries of a list by what identifies them, with the defaults of `keyedBy` for keys that are left out. Kubernetes
 * allows two entries with the same key in some lists (env, ports); these are told apart by their order.
 */
export function keyedEntries(
  list: readonly JsonValue[] | null | undefined,
  keyedBy: Readonly<Record<string, string>>,
): Map<string, Entry> {
  const seen = new Map<string, number>();
  return new Map(
    (list ?? []).map((value) => {
      const by = Object.fromEntries(
        Object.entries(keyedBy).map(([key, fallback]) => [
          key,
          keyText(isObject(value) ? own(value, key) : value, fallback),
        ]),
      );
      const identity = JSON.stringify(by);
      const occurrence = seen.get(identity) ?? 0;
      seen.set(identity, occurrence + 1);
      return [`${identity} ${occurrence}`, { segment: { by, occurrence }, value }];
    }),
  );
}

function keyText(value: JsonValue | undefined, fallback: string): string {
  return value === undefined || value === null || typeof value === "object" ? fallback : String(value);
}
