import { objectsAt } from "./json-fields";
import type { JsonObject, PodTemplate } from "./objects";

/** Every container of a template in the order of its lists: init containers first, as the kubelet starts them. */
export function podContainers(template: PodTemplate): JsonObject[] {
  const spec: JsonObject = template.spec ?? {};
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((list) => objectsAt(spec, list));
}
