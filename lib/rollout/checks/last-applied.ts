import { RESTARTED_AT } from "../objects/annotations";
import { objectAt, isObject, own } from "../objects/json-fields";
import { entryKeyOf, MERGE_KEYS, type Step } from "../template/patch-merge-keys";
import type { JsonObject, JsonValue, PodTemplate } from "../objects/objects";
import { asJson, entryShape, isAbsent, isSame, withoutHash } from "../template/template";
import { POD_TEMPLATE, shapeOf, type Shape, isServerDefault } from "../template/template-shape";

/**
 * What the next `kubectl apply` makes of a rollback. `ghosts`: where it then leaves something of the restored template
 * behind. `overwrites`: it also puts something else into the restored template.
 */
export type LastAppliedDrift =
  | { kind: "none" }
  | { kind: "unreadable" }
  | { kind: "read"; ghosts: readonly (readonly Step[])[]; overwrites: boolean };

/**
 * kubectl takes away only what stands in the annotation but no longer in the manifest (k/k#94698). The annotation is of
 * the manifest that was applied last, so whatever only the restored template has is nobody's to take away. What the live
 * template has all the same is no doing of the rollback, and what the API server fills in itself is no ghost.
 * @param lastApplied the annotation's text, undefined where the Deployment has none; values out of it are never told
 */
export function lastAppliedDrift(
  lastApplied: string | undefined,
  target: PodTemplate,
  live: PodTemplate,
): LastAppliedDrift {
  if (lastApplied === undefined || lastApplied === "") return { kind: "none" };
  const applied = templateIn(lastApplied);
  if (!applied) return { kind: "unreadable" };
  const walk = new Walk();
  walk.value(asJson(withoutHash(target)), applied, asJson(withoutHash(live)), POD_TEMPLATE, []);
  return { kind: "read", ghosts: eachOnce(walk.ghosts), overwrites: walk.overwrites };
}

function eachOnce(places: readonly (readonly Step[])[]): (readonly Step[])[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}

function templateIn(text: string): JsonObject | null {
  let manifest: JsonValue;
  try {
    manifest = JSON.parse(text) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (!isObject(manifest)) return null;
  const template = own(objectAt(manifest, "spec"), "template");
  return isObject(template) ? template : null;
}

/** Goes through the restored template beside what was applied and what is live. */
class Walk {
  readonly ghosts: (readonly Step[])[] = [];
  overwrites = false;

  value(
    restored: JsonValue | undefined,
    applied: JsonValue,
    live: JsonValue | undefined,
    shape: Shape,
    path: readonly Step[],
  ): void {
    if (isObject(restored) && isObject(applied))
      this.#object(restored, applied, isObject(live) ? live : {}, shape, path);
    else if (Array.isArray(restored) && Array.isArray(applied) && mergeKeyAt(path)) {
      this.#list(restored, applied, Array.isArray(live) ? live : [], entryShape(shape), path);
    } else if (!isSame(restored, applied, shape)) this.overwrites = true;
  }

  #object(restored: JsonObject, applied: JsonObject, live: JsonObject, shape: Shape, path: readonly Step[]): void {
    for (const field of new Set([...Object.keys(restored), ...Object.keys(applied)])) {
      const place = [...path, { field }];
      const [value, said] = [own(restored, field), own(applied, field)];
      const ofField = shapeOf(shape, field);
      // An explicit null in a manifest takes the field away.
      if (said !== undefined && said !== null) this.value(value, said, own(live, field), ofField, place);
      else if (said === null && !isAbsent(value, ofField)) this.overwrites = true;
      else if (said === undefined && isNamedOneByOne(value, place)) {
        this.value(value, Array.isArray(value) ? [] : {}, own(live, field), ofField, place);
      } else if (said === undefined && this.#staysBehind(restored, field, live, shape, path)) this.ghosts.push(place);
    }
  }

  #list(restored: JsonValue[], applied: JsonValue[], live: JsonValue[], shape: Shape, path: readonly Step[]): void {
    const key = mergeKeyAt(path) ?? "";
    const find = (list: JsonValue[], entry: JsonValue) =>
      list.find((other) => entryKeyOf(other, key) === entryKeyOf(entry, key));
    for (const entry of restored) {
      const place = [...path, { entry: entryKeyOf(entry, key) }];
      const [said, there] = [find(applied, entry), find(live, entry)];
      if (said !== undefined) this.value(entry, said, there, shape, place);
      else if (there === undefined || !isSame(entry, there, shape)) this.ghosts.push(place);
    }
    if (applied.some((entry) => find(restored, entry) === undefined)) this.overwrites = true;
    if (!isSameOrder(restored, applied, key)) this.overwrites = true;
  }

  #staysBehind(restored: JsonObject, field: string, live: JsonObject, shape: Shape, path: readonly Step[]): boolean {
    const value = own(restored, field);
    const ofField = shapeOf(shape, field);
    if (isAbsent(value, ofField) || field === RESTARTED_AT || isSame(value, own(live, field), ofField)) return false;
    // kubectl clears the other kinds of source when it changes a volume (patchStrategy retainKeys).
    const isVolume = path.at(-2)?.field === "volumes";
    return !isVolume && !isServerDefault(shape, restored, field);
  }
}

/** apply sends `$setElementOrder` wherever the order differs, whether it means anything or not: every pod is replaced. */
function isSameOrder(restored: JsonValue[], applied: JsonValue[], key: string): boolean {
  const [one, other] = [restored, applied].map((list) => [...new Set(list.map((entry) => entryKeyOf(entry, key)))]);
  const inBoth = (of: string[] | undefined, among: string[] | undefined) => {
    const known = new Set(among);
    return (of ?? []).filter((name) => known.has(name));
  };
  const theirs = inBoth(other, one);
  return inBoth(one, other).every((name, place) => name === theirs[place]);
}

/** What the manifest says nothing of at all, and still is told entry by entry: merged lists, labels, annotations. */
function isNamedOneByOne(value: JsonValue | undefined, path: readonly Step[]): boolean {
  if (Array.isArray(value)) return mergeKeyAt(path) !== undefined;
  return isObject(value) && path.length === 2 && path[0]?.field === "metadata";
}

function mergeKeyAt(path: readonly Step[]): string | undefined {
  const list = path.at(-1)?.field;
  return list === undefined ? undefined : MERGE_KEYS[list];
}
