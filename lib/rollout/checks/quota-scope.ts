import { objectAt, textAt } from "../objects/json-fields";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { podContainers } from "../objects/pod-containers";
import type { Quota, QuotaScope } from "./surroundings";

/** Whether a quota counts the pods of the template: all of its scopes hold for them. */
export function countsPodsOf(quota: Quota, template: PodTemplate): boolean {
  return quota.scopes.every((scope) => holds(scope, template));
}

function holds({ name, operator, values }: QuotaScope, template: PodTemplate): boolean {
  const spec: JsonObject = template.spec ?? {};
  switch (name) {
    case "BestEffort":
      return isBestEffort(template);
    case "NotBestEffort":
      return !isBestEffort(template);
    case "NotTerminating":
      return true;
    case "PriorityClass":
      return holdsFor(textAt(spec, "priorityClassName"), operator, values);
    default:
      // Pods of a Deployment have no deadline (Terminating); other scopes are about what few pods do.
      return false;
  }
}

function holdsFor(priorityClass: string | null, operator: string, values: readonly string[]): boolean {
  switch (operator) {
    case "In":
      return priorityClass !== null && values.includes(priorityClass);
    case "NotIn":
      return priorityClass === null || !values.includes(priorityClass);
    case "DoesNotExist":
      return priorityClass === null;
    default:
      return priorityClass !== null;
  }
}

function isBestEffort(template: PodTemplate): boolean {
  return podContainers(template).every((container) => {
    const resources = objectAt(container, "resources");
    return ["requests", "limits"].every((of) => Object.keys(objectAt(resources, of)).length === 0);
  });
}
