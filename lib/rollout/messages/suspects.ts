import type { Coded } from "@/lib/contract/message";
import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";

/** Whether a change of the pod template may have brought a trouble in. */
export type Suspect = (change: Coded<TemplateChange>) => boolean;

/** One of these fields of a container; the container itself where it is new or runs in another place. */
export function containerField(container: string, ...fields: readonly string[]): Suspect {
  return ({ path, container: changed, kind }) => {
    if (changed !== container) return false;
    return path.length === 3 ? kind === "added" || kind === "moved" : fields.includes(textOf(path[3]));
  };
}

/** The memory limit, the cpu request … of a container, or with null of any. */
export function resource(container: string | null, pattern: RegExp): Suspect {
  return ({ topic, path, container: changed }) =>
    topic === "resources" && (container === null || changed === container) && pattern.test(path.map(textOf).join("."));
}

/** One of these fields of the pod, beside its containers. */
export function podField(...fields: readonly string[]): Suspect {
  return ({ path }) => path[0] === "spec" && fields.includes(textOf(path[1]));
}

/** A field of this name anywhere below the pod or its containers. */
export function anyField(...fields: readonly string[]): Suspect {
  return ({ path }) => path.some((segment) => typeof segment === "string" && fields.includes(segment));
}

/** A change that names an object: a ConfigMap, a key, a volume. */
export function mentions(name: string): Suspect {
  const quoted = JSON.stringify(name);
  return ({ topic, path, after }) =>
    (topic === "env" || topic === "volume" || topic === "security") &&
    (path.some((segment) => textOf(segment) === name) || jsonOf(after).includes(quoted));
}

/** Every suspect at once: whichever change is the most important. */
export function anyOf(...suspects: readonly Suspect[]): Suspect {
  return (change) => suspects.some((suspect) => suspect(change));
}

function textOf(segment: PathSegment | undefined): string {
  return typeof segment === "object" ? Object.values(segment.by).join("/") : (segment ?? "");
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => (typeof field === "bigint" ? String(field) : field)) ?? "";
}
