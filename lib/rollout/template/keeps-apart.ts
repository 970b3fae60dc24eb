import type { JsonValue, LabelSelector, PodTemplate } from "../objects/objects";
import { isObject } from "../objects/json-fields";
import { matchesSelector } from "../objects/selector";

/** Whether the pods of a template may not stand beside each other: a required anti-affinity that selects themselves. */
export function keepsApart({ metadata, spec }: PodTemplate): boolean {
  const affinity = spec?.["affinity"];
  const anti = isObject(affinity) ? affinity["podAntiAffinity"] : undefined;
  const required = isObject(anti) ? anti["requiredDuringSchedulingIgnoredDuringExecution"] : undefined;
  return Array.isArray(required) && required.some((term) => selects(term, metadata?.labels));
}

function selects(term: JsonValue, labels: Record<string, string> | undefined): boolean {
  const selector = isObject(term) ? term["labelSelector"] : undefined;
  return isObject(selector) && matchesSelector(selector as LabelSelector, labels);
}
