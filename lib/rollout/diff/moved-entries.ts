import type { Place } from "@/lib/contract/template-diff";
import type { Entry } from "../template/keyed-entries";
import { inOrderStill } from "../template/in-order";
import { isObject, own } from "../objects/json-fields";
import type { Order } from "../template/template-shape";
import { referencesIn } from "../template/variable-references";

type Entries = ReadonlyMap<string, Entry>;

/**
 * Where entries of a list whose order has a meaning stand now, by their keys: entries of both sides that moved, and
 * entries that were added elsewhere than at the end. Of a sequence as few as possible are said to have moved; of the
 * other orders only what changes its meaning. Both maps are in the order of their lists.
 */
export function placesOfMoved(before: Entries, after: Entries, order: Order): Map<string, Place> {
  switch (order) {
    case "sequence":
      return placesInSequence(before, after);
    case "host-names": {
      const shared = new Set([...sharingHostNames(before), ...sharingHostNames(after)]);
      const only = (entries: Entries) => new Map([...entries].filter(([key]) => shared.has(key)));
      return placesInSequence(only(before), only(after));
    }
    case "references":
      return placesByReferences(before, after);
  }
}

function placesInSequence(before: Entries, after: Entries): Map<string, Place> {
  const keys = [...after.keys()];
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const common = [...before.keys()].filter((key) => after.has(key));
  const staying = inOrderStill(common, (key) => placeOf.get(key) ?? 0);
  const places = new Map<string, Place>();
  for (const [place, key] of keys.entries()) {
    if (staying.has(key)) continue;
    const [next, last] = [keys[place + 1], keys[place - 1]];
    if (next !== undefined) places.set(key, { before: [nameOf(next)], after: [] });
    else if (before.has(key) && last !== undefined) places.set(key, { before: [], after: [nameOf(last)] });
  }
  return places;
}

/** A variable that refers to others moved where one of them stands on its other side now. */
function placesByReferences(before: Entries, after: Entries): Map<string, Place> {
  const places = new Map<string, Place>();
  const say = (key: string, side: keyof Place, other: string) => {
    const place = places.get(key) ?? { before: [], after: [] };
    if (!place[side].includes(nameOf(other))) place[side].push(nameOf(other));
    places.set(key, place);
  };
  const named = grouped([...after.keys()].map((key) => [nameOf(key), key]));
  for (const [key, entry] of after) {
    const old = before.get(key);
    for (const name of new Set([...variablesIn(entry), ...variablesIn(old)])) {
      for (const other of named.get(name) ?? []) {
        const [there, was] = [after.get(other), before.get(other)];
        if (other === key || !there) continue;
        const side = entry.index < there.index ? "before" : "after";
        if (old && was) {
          if (old.index < was.index !== entry.index < there.index) say(key, side, other);
        } else if (!old && side === "before") say(key, "before", other);
        else if (!was && side === "after") say(other, "before", key);
      }
    }
  }
  return places;
}

function variablesIn(entry: Entry | undefined): string[] {
  const text = entry && isObject(entry.value) ? own(entry.value, "value") : undefined;
  return typeof text === "string" ? referencesIn(text) : [];
}

/** The keys of aliases that have a host name in common with another: of two lines in a hosts file the first one counts. */
function sharingHostNames(entries: Entries): string[] {
  const named = [...entries].flatMap(([key, { value }]) => {
    const hosts = isObject(value) ? own(value, "hostnames") : undefined;
    return Array.isArray(hosts) ? hosts.map((host): [string, string] => [String(host), key]) : [];
  });
  return [...grouped(named).values()].filter((keys) => keys.length > 1).flat();
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, key] of pairs) {
    const group = groups.get(name);
    if (group) group.push(key);
    else groups.set(name, [key]);
  }
  return groups;
}

/** Lists whose order has a meaning have one merge key, whose text follows the occurrence. */
function nameOf(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}
