import { TEMPLATE_HASH } from "../objects/annotations";
import { isObject, own } from "../objects/json-fields";
import type { JsonValue, PodTemplate } from "../objects/objects";
import { canonicalQuantity, isSameQuantity } from "../objects/quantity";
import { POD_TEMPLATE, shapeOf, type Shape } from "./template-shape";

/**
 * Whether the controller would call two pod templates the same: hash label and order of keys ignored, nothing equal to
 * an empty list or map (but not to an empty struct), quantities by value (rollout semantics L15; apimachinery
 * pkg/api/equality/semantic.go). Lists keep their order. In doubt they differ: that costs a patch without effect, while
 * the contrary would hide a rollback.
 */
export function isSameTemplate(a: PodTemplate, b: PodTemplate): boolean {
  return isSame(asJson(withoutHash(a)), asJson(withoutHash(b)), POD_TEMPLATE);
}

/**
 * The template without the hash label, all else untouched. The label is the ReplicaSet's own mark; left in, it would
 * make the controller see a template nobody wrote.
 */
export function withoutHash(template: PodTemplate): PodTemplate {
  const { metadata } = template;
  if (metadata?.labels?.[TEMPLATE_HASH] === undefined) return template;
  const { [TEMPLATE_HASH]: _hash, ...labels } = metadata.labels;
  return { ...template, metadata: { ...metadata, labels } };
}

/** One text for all templates that `isSameTemplate` calls the same, and for no other. Made to be hashed, not to be read. */
export function canonicalText(template: PodTemplate): string {
  return textOf(asJson(withoutHash(template)), POD_TEMPLATE);
}

/** Whether two values of the place that `shape` describes are the same to Kubernetes. */
export function isSame(a: JsonValue | undefined, b: JsonValue | undefined, shape: Shape): boolean {
  if (a === b) return true;
  if (isAbsent(a, shape) || isAbsent(b, shape)) return isAbsent(a, shape) && isAbsent(b, shape);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    const ofEntries = entryShape(shape);
    return a.every((entry, index) => isSame(entry, b[index], ofEntries));
  }
  if (isObject(a) && isObject(b)) {
    return (
      Object.keys(a).every((key) => isSame(a[key], own(b, key), shapeOf(shape, key))) &&
      Object.keys(b).every((key) => Object.hasOwn(a, key) || isAbsent(b[key], shapeOf(shape, key)))
    );
  }
  if (shape.quantity) return isSameQuantity(a, b);
  return typeof a === typeof b ? a === b : isNumeric(a) && isNumeric(b) && String(a) === String(b);
}

/** Whether the field says nothing: missing, null, an empty list, or what `shape` knows to be nothing when empty. */
export function isAbsent(value: JsonValue | undefined, shape: Shape): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (!shape.emptyIsAbsent || !isObject(value)) return false;
  return Object.keys(value).every((key) => isAbsent(own(value, key), shapeOf(shape, key)));
}

/** The template seen as plain JSON, which it is. */
export function asJson(template: PodTemplate): JsonValue {
  return template as JsonValue;
}

const entryShapes = new WeakMap<Shape, Shape>();

/** What a list's shape says of its entries: one of them can be empty without being absent. */
export function entryShape(shape: Shape): Shape {
  const known = entryShapes.get(shape);
  if (known) return known;
  const { emptyIsAbsent: _ofTheList, keyedBy: _keys, order: _order, ...ofEntries } = shape;
  entryShapes.set(shape, ofEntries);
  return ofEntries;
}

function textOf(value: JsonValue | undefined, shape: Shape): string {
  if (isAbsent(value, shape) || value === undefined) return shape === POD_TEMPLATE ? "{}" : "null";
  if (Array.isArray(value)) {
    const ofEntries = entryShape(shape);
    return `[${value.map((entry) => textOf(entry, ofEntries)).join()}]`;
  }
  if (isObject(value)) {
    const fields: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const ofField = shapeOf(shape, key);
      if (!isAbsent(value[key], ofField)) fields.push(`${JSON.stringify(key)}:${textOf(value[key], ofField)}`);
    }
    return `{${fields.join()}}`;
  }
  const amount = shape.quantity ? canonicalQuantity(value) : null;
  return amount ?? (isNumeric(value) ? String(value) : JSON.stringify(value));
}

function isNumeric(value: JsonValue | undefined): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
