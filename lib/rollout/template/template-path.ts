import type { PathSegment } from "@/lib/contract/template-diff";
import { keyedEntries, keyOf } from "./keyed-entries";
import type { JsonValue, PodTemplate } from "../objects/objects";
import { asJson, entryShape } from "./template";
import { isObject, own } from "../objects/json-fields";
import { POD_TEMPLATE, shapeOf } from "./template-shape";

/**
 * The names and indices that lead to where a path of `changesBetween` leads in this template; made for `pointer`. Ends
 * early where the template has no such place.
 */
export function placeIn(template: PodTemplate, path: readonly PathSegment[]): string[] {
  const place: string[] = [];
  let value: JsonValue | undefined = asJson(template);
  let shape = POD_TEMPLATE;
  for (const segment of path) {
    if (typeof segment === "string") {
      if (!isObject(value)) break;
      place.push(segment);
      value = own(value, segment);
      shape = shapeOf(shape, segment);
      continue;
    }
    if (!Array.isArray(value) || !shape.keyedBy) break;
    const entry = keyedEntries(value, shape.keyedBy).get(keyOf(segment, shape.keyedBy));
    if (!entry) break;
    place.push(String(entry.index));
    ({ value } = entry);
    shape = entryShape(shape);
  }
  return place;
}
