import type { ChangeMark, TemplateChange } from "@/lib/contract/template-diff";
import { type ImageReference, parseImage } from "../objects/images";
import type { JsonValue } from "../objects/objects";
import { isObject, own } from "../objects/json-fields";
import { configMarkAt } from "./template-marks";

type Sides = Pick<TemplateChange, "topic" | "kind" | "path"> & {
  before: JsonValue | undefined;
  after: JsonValue | undefined;
};

/** What a reader should know of a change beside its values, see `ChangeMark`. */
export function marksOf({ topic, kind, path, before, after }: Sides): ChangeMark[] {
  if (kind === "moved") return topic === "env" ? ["reference-order"] : topic === "container" ? ["run-order"] : [];
  if (kind === "changed" && configMarkAt(path) !== null) return ["config-changed"];
  switch (topic) {
    case "image":
      return typeof after === "string" ? imageMarks(before, parseImage(after)) : [];
    case "container": {
      const image = isObject(after) && !isObject(before) ? own(after, "image") : undefined;
      return typeof image === "string" ? imageMarks(undefined, parseImage(image)) : [];
    }
    case "env": {
      if (!isObject(before) || !isObject(after)) return [];
      const [was, is] = [isReference(before), isReference(after)];
      return was === is ? [] : [is ? "to-reference" : "to-literal"];
    }
    default:
      return [];
  }
}

/** Whether an entry of `env` takes its value from elsewhere. */
export function isReference(variable: unknown): boolean {
  return typeof variable === "object" && variable !== null && "valueFrom" in variable && Boolean(variable.valueFrom);
}

function imageMarks(before: JsonValue | undefined, after: ImageReference): ChangeMark[] {
  const from = typeof before === "string" ? parseImage(before) : null;
  const isSameTag =
    from !== null && after.tag !== null && from.repository === after.repository && from.tag === after.tag;
  return [
    ...(isSameTag && from.digest !== null && after.digest !== null ? (["same-tag"] as const) : []),
    ...(isMutable(after) ? (["mutable-tag"] as const) : []),
  ];
}

/**
 * Whether the reference names a channel rather than a version: no digest, and a tag without any digit (`stable`, `main`,
 * `alpine`), `latest-…` or none at all. Registries let every tag move; these are the ones that are meant to.
 */
function isMutable({ tag, digest }: ImageReference): boolean {
  return digest === null && (tag === null || !/\d/.test(tag) || /^latest\b/i.test(tag));
}
