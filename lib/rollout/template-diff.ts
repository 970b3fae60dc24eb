import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import { keyedEntries, segmentOf } from "./keyed-entries";
import type { JsonValue, PodTemplate } from "./objects";
import { asJson, entryShape, isAbsent, isObject, isSame, own, withoutHash } from "./template";
import { aboutPath } from "./template-topic";
import { POD_TEMPLATE, shapeOf, type Shape } from "./template-shape";

/**
 * What must change in `before` to get `after`, most important first. Lists that Kubernetes merges by key are matched by
 * that key, so their order says nothing here; other lists are one value. Empty for templates that `isSameTemplate` calls
 * the same, and for those that differ in nothing but the order of such lists.
 */
export function changesBetween(before: PodTemplate, after: PodTemplate): TemplateChange[] {
  return differences(asJson(withoutHash(before)), asJson(withoutHash(after)), POD_TEMPLATE, [])
    .map((difference) => ({ ...difference, ...aboutPath(difference) }))
    .toSorted((a, b) => b.weight - a.weight);
}

export type Difference = Pick<TemplateChange, "kind" | "path"> & {
  before: JsonValue | undefined;
  after: JsonValue | undefined;
};

function differences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  shape: Shape,
  path: readonly PathSegment[],
): Difference[] {
  if (isSame(before, after, shape)) return [];
  const { keyedBy } = shape;
  if (keyedBy && isListOrAbsent(before) && isListOrAbsent(after)) {
    const [old, fresh] = [keyedEntries(before, keyedBy), keyedEntries(after, keyedBy)];
    const entry = entryShape(shape);
    return [...new Map([...old, ...fresh])].flatMap(([key, known]) => {
      const [one, other] = [old.get(key)?.value, fresh.get(key)?.value];
      if (isSame(one, other, entry)) return [];
      const place = [...path, segmentOf(known, keyedBy)];
      const deeper = !shape.whole && isObject(one) && isObject(other);
      return deeper ? fieldDifferences(one, other, entry, place) : told(one, other, place);
    });
  }
  if (goesDeeper(before, after, shape)) {
    return fieldDifferences(before ?? {}, after ?? {}, shape, path);
  }
  return told(isAbsent(before, shape) ? undefined : before, isAbsent(after, shape) ? undefined : after, path);
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
  path: readonly PathSegment[],
): Difference[] {
  if (!isObject(before) || !isObject(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .toSorted()
    .flatMap((key) => differences(own(before, key), own(after, key), shapeOf(shape, key), [...path, key]));
}

function told(before: JsonValue | undefined, after: JsonValue | undefined, path: readonly PathSegment[]): Difference[] {
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [{ kind, path: [...path], before, after }];
}

function isListOrAbsent(value: JsonValue | undefined): value is JsonValue[] | null | undefined {
  return value === undefined || value === null || Array.isArray(value);
}
