import type { NamedKind } from "@/lib/contract/facts/named-object-checks";
import type { Right } from "@/lib/contract/right";

/** What the kind of an object is called; those of Kubernetes keep their names. */
export function kindName(kind: NamedKind): string {
  return kind === "pull-secret" ? "image pull Secret" : kind;
}

/** `Secret db`, `image pull Secret registry`. */
export function objectName({ kind, name }: { kind: NamedKind; name: string }): string {
  return `${kindName(kind)} ${name}`;
}

/** A right as a person asks for it: `get secrets in namespace shop`. */
export function rightName({ verb, resource, namespace }: Right): string {
  return `${verb} ${resource}${namespace === null ? "" : ` in namespace ${namespace}`}`;
}
