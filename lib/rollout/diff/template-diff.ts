import type { Coded } from "@/lib/contract/message";
import type { PathSegment, Place, Sameness, TemplateChange } from "@/lib/contract/template-diff";
import { marksOf } from "./change-marks";
import { aboutChange } from "./change-summary";
import { keyedEntries, segmentOf } from "../template/keyed-entries";
import { placesOfMoved } from "./moved-entries";
import type { JsonObject, JsonValue, PodTemplate } from "../objects/objects";
import { asJson, entryShape, isAbsent, isSame, withoutHash } from "../template/template";
import { isObject, own } from "../objects/json-fields";
import { aboutPath } from "./template-topic";
import { POD_TEMPLATE, shapeOf, type Shape } from "../template/template-shape";

/**
 * What must change in `before` to get `after`, most important first. Entries of lists that Kubernetes merges by key are
 * matched by that key; where the order of such a list means something, an entry that moved is a change, and elsewhere
 * order says nothing here. Other lists are one value. A field that one side leaves out and the other
 * has just as the API server would fill it in is no change. So it is empty for templates that `isSameTemplate` calls the
 * same, and for those that `sameness` tells apart.
 */
export function changesBetween(before: PodTemplate, after: PodTemplate): Coded<TemplateChange>[] {
  return templateDifferences(before, after, AS_READ)
    .map((difference) => {
      const change = { ...difference, ...aboutPath(difference) };
      return { ...change, ...aboutChange(change), marks: marksOf(change) };
    })
    .toSorted((a, b) => b.weight - a.weight);
}

/** What is said of two templates that have no change between them, see `Sameness`. */
export function sameness(before: PodTemplate, after: PodTemplate): Sameness {
  if (isSame(asJson(withoutHash(before)), asJson(withoutHash(after)), POD_TEMPLATE)) return "same";
  return templateDifferences(before, after, AS_WRITTEN).length === 0 ? "order" : "defaults";
}

type Difference = Pick<TemplateChange, "kind" | "path" | "place"> & {
  before: JsonValue | undefined;
  after: JsonValue | undefined;
};

type Path = readonly PathSegment[];

/** Whether defaults count as said. */
type Reading = { defaults: boolean };
const AS_READ: Reading = { defaults: true };
const AS_WRITTEN: Reading = { defaults: false };

function templateDifferences(before: PodTemplate, after: PodTemplate, reading: Reading): Difference[] {
  return differences(asJson(withoutHash(before)), asJson(withoutHash(after)), POD_TEMPLATE, [], reading);
}

/** `implied`: what the API server fills in here, the same on both sides. */
function differences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  shape: Shape,
  path: Path,
  reading: Reading,
  implied?: JsonValue,
): Difference[] {
  if (isSame(before, after, shape) || isImplied(before, after, shape, implied)) return [];
  if (shape.keyedBy && isListOrAbsent(before) && isListOrAbsent(after)) {
    return entryDifferences(before, after, shape, path, reading);
  }
  if (goesDeeper(before, after, shape)) {
    return fieldDifferences(before ?? {}, after ?? {}, shape, path, reading, implied);
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const entry = entryShape(shape);
    const isSameToReader = before.every((one, at) => differences(one, after[at], entry, path, reading).length === 0);
    if (isSameToReader) return [];
  }
  return told(isAbsent(before, shape) ? undefined : before, isAbsent(after, shape) ? undefined : after, path);
}

function entryDifferences(
  before: JsonValue[] | null | undefined,
  after: JsonValue[] | null | undefined,
  shape: Shape,
  path: Path,
  reading: Reading,
): Difference[] {
  const { keyedBy = {}, order } = shape;
  const [old, fresh] = [keyedEntries(before, keyedBy), keyedEntries(after, keyedBy)];
  const places = order ? placesOfMoved(old, fresh, order) : new Map<string, Place>();
  const entry = entryShape(shape);
  return [...new Map([...old, ...fresh])].flatMap(([key, known]) => {
    const [one, other] = [old.get(key)?.value, fresh.get(key)?.value];
    const [there, place] = [[...path, segmentOf(known, keyedBy)], places.get(key) ?? null];
    if (one === undefined || other === undefined) return told(one, other, there, place);
    const moved: Difference[] = place
      ? [{ kind: "moved", path: there, before: undefined, after: undefined, place }]
      : [];
    if (isSame(one, other, entry)) return moved;
    if (!isObject(one) || !isObject(other)) return [...told(one, other, there), ...moved];
    const inside = fieldDifferences(one, other, entry, there, reading);
    return [...(shape.whole && inside.length > 0 ? told(one, other, there) : inside), ...moved];
  });
}

function isImplied(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  shape: Shape,
  implied: JsonValue | undefined,
): boolean {
  if (implied === undefined) return false;
  const isLeftOut = (value: JsonValue | undefined) => value === undefined || value === null;
  if (isLeftOut(before) === isLeftOut(after)) return false;
  return isSame(before ?? after, implied, shape);
}

/** Whether both sides are objects, one of them perhaps absent where absent is the same as empty. */
function goesDeeper(before: JsonValue | undefined, after: JsonValue | undefined, shape: Shape): boolean {
  const isDeep = (value: JsonValue | undefined) =>
    isObject(value) || (shape.emptyIsAbsent === true && (value ?? null) === null);
  return isDeep(before) && isDeep(after);
}

function fieldDifferences(
  before: JsonValue,
  after: JsonValue,
  shape: Shape,
  path: Path,
  reading: Reading,
  implied?: JsonValue,
): Difference[] {
  if (!isObject(before) || !isObject(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].toSorted().flatMap((key) => {
    const ofField = shapeOf(shape, key);
    const filledIn = reading.defaults ? impliedField(key, shape, before, after, implied) : undefined;
    return differences(own(before, key), own(after, key), ofField, [...path, key], reading, filledIn);
  });
}

/** What the API server would fill in for a field on either side: nothing where it would fill in something else on each. */
function impliedField(
  key: string,
  shape: Shape,
  before: JsonObject,
  after: JsonObject,
  implied: JsonValue | undefined,
): JsonValue | undefined {
  const { defaults } = shape;
  const fixed = isObject(implied) ? own(implied, key) : undefined;
  if (fixed !== undefined || !defaults || !Object.hasOwn(defaults, key)) return fixed;
  const fallback = defaults[key];
  return typeof fallback === "function" ? agreed(fallback(before), fallback(after), shapeOf(shape, key)) : fallback;
}

/** What two values have in common; of two maps, the entries that are the same. */
function agreed(one: JsonValue | undefined, other: JsonValue | undefined, shape: Shape): JsonValue | undefined {
  if (!isObject(one) || !isObject(other)) return isSame(one, other, shape) ? one : undefined;
  const common = Object.entries(one).filter(([key, value]) => isSame(value, own(other, key), shapeOf(shape, key)));
  return Object.fromEntries(common);
}

function told(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  path: Path,
  place: Place | null = null,
): Difference[] {
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [{ kind, path: [...path], before, after, place }];
}

function isListOrAbsent(value: JsonValue | undefined): value is JsonValue[] | null | undefined {
  return value === undefined || value === null || Array.isArray(value);
}
