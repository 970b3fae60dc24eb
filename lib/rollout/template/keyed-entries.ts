import type { PathSegment } from "@/lib/contract/template-diff";
import type { JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";

type KeyedBy = Readonly<Record<string, string>>;
export type Entry = { value: JsonValue; occurrence: number; index: number };

/**
 * The entries of a list by what identifies them, with the defaults of `keyedBy` for keys that are left out. Kubernetes
 * allows two entries with the same key in some lists (env, ports); these are told apart by their order.
 */
export function keyedEntries(list: readonly JsonValue[] | null | undefined, keyedBy: KeyedBy): Map<string, Entry> {
  const keys = Object.entries(keyedBy);
  const seen = new Map<string, number>();
  const entries = new Map<string, Entry>();
  for (const [index, value] of (list ?? []).entries()) {
    const texts = keys.map(([key, fallback]) => keyText(value, key, fallback));
    const identity = identityOf(texts);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    entries.set(`${occurrence} ${identity}`, { value, occurrence, index });
  }
  return entries;
}

/** The key under which `keyedEntries` has the entry that a step of a path leads to. */
export function keyOf({ by, occurrence }: Exclude<PathSegment, string>, keyedBy: KeyedBy): string {
  return `${occurrence} ${identityOf(Object.keys(keyedBy).map((key) => by[key] ?? ""))}`;
}

/** The step of a path that leads to an entry. */
export function segmentOf({ value, occurrence }: Entry, keyedBy: KeyedBy): PathSegment {
  const by = Object.entries(keyedBy).map(([key, fallback]) => [key, keyText(value, key, fallback)]);
  return { by: Object.fromEntries(by), occurrence };
}

/** Almost every list has one key, whose text needs no quotes to be unambiguous. */
function identityOf(texts: readonly string[]): string {
  return texts.length === 1 ? String(texts[0]) : JSON.stringify(texts);
}

function keyText(entry: JsonValue, key: string, fallback: string): string {
  const value = isObject(entry) ? own(entry, key) : entry;
  return value === undefined || value === null || typeof value === "object" ? fallback : String(value);
}
