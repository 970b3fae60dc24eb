import type { KubeObject } from "../objects";
import type { Resource } from "../resources";
import { columnsOf } from "./columns";

type View = "full" | "table" | "partial";

/** How the client wants to see objects; the first of what it accepts that is known counts. */
export function viewOf(accept: string | undefined): View {
  for (const wanted of (accept ?? "").split(",")) {
    if (/as=Table;/.test(`${wanted};`)) return "table";
    if (/as=PartialObjectMetadata(List)?;/.test(`${wanted};`)) return "partial";
    if (/application\/json|\*\/\*/.test(wanted)) return "full";
  }
  return "full";
}

/** Rows as `kubectl get` prints them. */
export function tableOf(resource: Resource, objects: readonly KubeObject[], now: number): object {
  const columns = columnsOf(resource);
  return {
    kind: "Table",
    apiVersion: "meta.k8s.io/v1",
    metadata: { resourceVersion: objects.length === 1 ? objects[0]?.metadata.resourceVersion : "" },
    columnDefinitions: columns.map(({ name, type = "string", wide = false }) => ({
      name,
      type,
      format: name === "Name" ? "name" : "",
      description: name,
      priority: wide ? 1 : 0,
    })),
    rows: objects.map((object) => ({ cells: columns.map(({ cell }) => cell(object, now)), object: partialOf(object) })),
  };
}

export function partialOf({ metadata }: KubeObject): object {
  return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata };
}

export function partialsOf(objects: readonly KubeObject[], metadata: object): object {
  return { kind: "PartialObjectMetadataList", apiVersion: "meta.k8s.io/v1", metadata, items: objects.map(partialOf) };
}
