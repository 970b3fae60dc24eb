import { objectAt, objectsAt, own } from "../objects/json-fields";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { add, larger, ZERO } from "../objects/quantity-arithmetic";
import { parseQuantity, type Quantity } from "../objects/quantity";

/**
 * How much one pod of the template counts against a quota's `resource`, such as `pods`, `requests.cpu`, `memory` or
 * `limits.memory`; null for a resource that pods do not use. Init containers count where they want more than all others
 * together, sidecars with them (kubernetes pkg/quota/v1/evaluator/core/pods.go PodUsageFunc).
 */
export function podUsage(template: PodTemplate, resource: string): Quantity | null {
  if (resource === "pods" || resource === "count/pods") return { numerator: 1n, denominator: 1n };
  const asked = computeResource(resource);
  if (!asked) return null;
  const spec: JsonObject = template.spec ?? {};
  const whole = amount(objectAt(spec, "resources"), asked);
  if (whole) return whole;
  let running = ZERO;
  let starting = ZERO;
  for (const container of objectsAt(spec, "initContainers")) {
    const wanted = amount(objectAt(container, "resources"), asked) ?? ZERO;
    if (own(container, "restartPolicy") === "Always") running = add(running, wanted);
    else starting = larger(starting, add(running, wanted));
  }
  for (const container of objectsAt(spec, "containers")) {
    running = add(running, amount(objectAt(container, "resources"), asked) ?? ZERO);
  }
  return larger(running, starting);
}

/** The containers that say nothing of a resource which the quota wants every container to say (podEvaluator.Constraints). */
export function containersWithout(template: PodTemplate, resource: string): string[] {
  const asked = computeResource(resource);
  if (!asked || !["cpu", "memory"].includes(asked.name)) return [];
  const spec: JsonObject = template.spec ?? {};
  if (amount(objectAt(spec, "resources"), asked)) return [];
  return [...objectsAt(spec, "initContainers"), ...objectsAt(spec, "containers")]
    .filter((container) => amount(objectAt(container, "resources"), asked) === null)
    .map((container) => String(own(container, "name")));
}

type Asked = { of: "requests" | "limits"; name: string };

function computeResource(resource: string): Asked | null {
  if (resource.startsWith("requests.")) {
    const name = resource.slice("requests.".length);
    return name === "storage" ? null : { of: "requests", name };
  }
  if (resource.startsWith("limits.")) return { of: "limits", name: resource.slice("limits.".length) };
  return ["cpu", "memory", "ephemeral-storage"].includes(resource) || resource.startsWith("hugepages-")
    ? { of: "requests", name: resource }
    : null;
}

/** The API server takes a limit for the request where none is said. */
function amount(resources: JsonObject, { of, name }: Asked): Quantity | null {
  const said = own(objectAt(resources, of), name);
  const meant = said === undefined && of === "requests" ? own(objectAt(resources, "limits"), name) : said;
  return parseQuantity(meant);
}
