import type { LabelSelector } from "./objects";
import { badRequest } from "./status-error";

type Labels = Readonly<Record<string, string>>;
export type Requirement = { key: string; operator: string; values: readonly string[] };

const TERM =
  /^\s*(?:(?<not>!)?\s*(?<present>[\w./-]+)|(?<key>[\w./-]+)\s*(?:(?<op>==?|!=)\s*(?<value>[\w.-]*)|\s(?<set>in|notin)\s*\((?<values>[^)]*)\)))\s*$/;

/** The requirements of `a=b,c!=d,e in (f,g),h,!i`. @throws StatusError 400 */
export function parseSelector(text: string): Requirement[] {
  if (text.trim() === "") return [];
  return text.split(/,(?![^(]*\))/).map((term) => {
    const groups = TERM.exec(term)?.groups;
    if (!groups) throw badRequest(`unable to parse requirement: found '${term.trim()}'`);
    const { not, present, key = "", op, value = "", set, values = "" } = groups;
    if (present !== undefined) return { key: present, operator: not ? "DoesNotExist" : "Exists", values: [] };
    if (op !== undefined) return { key, operator: op === "!=" ? "NotIn" : "In", values: [value] };
    return { key, operator: set === "in" ? "In" : "NotIn", values: values.split(",").map((one) => one.trim()) };
  });
}

export function requirementsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Requirement[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ key, operator: "In", values: [value] })),
    ...matchExpressions.map(({ key, operator, values = [] }) => ({ key, operator, values })),
  ];
}

export function meets(requirements: readonly Requirement[], labels: Labels = {}): boolean {
  return requirements.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    switch (operator) {
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}

/** Whether a selector of an object matches; an empty one matches everything. */
export function matches(selector: LabelSelector | undefined, labels: Labels | undefined): boolean {
  return selector !== undefined && meets(requirementsOf(selector), labels);
}

export function isEmptySelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}
