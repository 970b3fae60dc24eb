import type { LabelSelector } from "./objects";

type Requirement = { key: string; operator: string; values: readonly string[] };

/**
 * The selector as the API takes it in `labelSelector=`: sorted by key, the values of a set sorted too (rollout semantics
 * L2; `Requirement.String` in apimachinery pkg/labels/selector.go, so that kubectl sends the same text).
 */
export function selectorText(selector: LabelSelector): string {
  return requirementsOf(selector)
    .toSorted((a, b) => compare(a.key, b.key))
    .map(requirementText)
    .join(",");
}

/** Whether an object with these labels is selected. A selector with an operator nobody knows selects nothing. */
export function matchesSelector(selector: LabelSelector, labels: Record<string, string> | undefined): boolean {
  return requirementsOf(selector).every(({ key, operator, values }) => {
    const value = labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case "=":
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
      default:
        return false;
    }
  });
}

function requirementsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Requirement[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ key, operator: "=", values: [value] })),
    ...matchExpressions.map(({ key, operator, values = [] }) => ({ key, operator, values })),
  ];
}

function requirementText({ key, operator, values }: Requirement): string {
  const set = `(${values.toSorted(compare).join(",")})`;
  switch (operator) {
    case "=":
      return `${key}=${values.join()}`;
    case "In":
      return `${key} in ${set}`;
    case "NotIn":
      return `${key} notin ${set}`;
    case "DoesNotExist":
      return `!${key}`;
    default:
      return key;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
