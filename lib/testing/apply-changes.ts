import type { PathSegment, TemplateChange } from "@/lib/contract/template-diff";
import type { JsonObject, JsonValue, PodTemplate } from "@/lib/rollout/objects/objects";

type Step = Pick<TemplateChange, "kind" | "path" | "after" | "place">;

/**
 * The template after the changes; what is added to a list comes last, or where it is said to stand. Written apart from
 * the diff that it checks.
 */
export function applyChanges(template: PodTemplate, changes: readonly Step[]): PodTemplate {
  // Removing an entry moves the later ones of the same identity up, so the last goes first.
  const removalsLast = changes.toSorted((a, b) => occurrenceOf(b) - occurrenceOf(a));
  const additions = removalsLast.filter(({ kind }) => kind === "added").toReversed();
  const others = removalsLast.filter(({ kind }) => kind === "removed" || kind === "changed");
  const filled = [...others, ...additions].reduce<JsonValue | undefined>(
    (value, { path, after }) => put(value, path, after as JsonValue | undefined),
    template as JsonValue,
  );
  return placed(
    filled,
    changes.filter(({ place }) => place !== null),
  ) as PodTemplate;
}

/** Each entry goes right before the one it is said to stand before, the last of such a chain first. */
function placed(value: JsonValue | undefined, changes: readonly Step[]): JsonValue | undefined {
  const nameAt = ({ path }: Pick<Step, "path">) => nameOf(path.at(-1));
  const isPending = (name: string | undefined) => changes.some((change) => nameAt(change) === name);
  const ready = changes.find(({ place }) => !isPending(place?.before[0]));
  if (!ready) return value;
  const next = ready.place?.before[0];
  const list = (value as { spec: { initContainers: { name: string }[] } }).spec.initContainers;
  const entry = list.filter(({ name }) => name === nameAt(ready));
  const others = list.filter(({ name }) => name !== nameAt(ready));
  const at = next === undefined ? others.length : others.findIndex(({ name }) => name === next);
  const moved = put(value, ["spec", "initContainers"], others.toSpliced(at, 0, ...entry));
  return placed(
    moved,
    changes.filter((change) => change !== ready),
  );
}

function nameOf(segment: PathSegment | undefined): string | undefined {
  return typeof segment === "object" ? segment.by["name"] : undefined;
}

function put(
  value: JsonValue | undefined,
  [segment, ...rest]: readonly PathSegment[],
  after: JsonValue | undefined,
): JsonValue | undefined {
  if (segment === undefined) return after;
  if (typeof segment === "string") {
    const object: JsonObject = typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
    const field = put(Object.hasOwn(object, segment) ? object[segment] : undefined, rest, after);
    const others = Object.entries(object).filter(([key]) => key !== segment);
    return Object.fromEntries(field === undefined ? others : [...others, [segment, field]]);
  }
  const list = Array.isArray(value) ? value : [];
  const matching = list.filter((entry) => isMeant(entry, segment.by));
  const meant = matching[segment.occurrence];
  const changed = put(meant, rest, after);
  if (meant === undefined) return changed === undefined ? list : [...list, changed];
  return list.flatMap((entry) => (entry === meant ? (changed === undefined ? [] : [changed]) : [entry]));
}

function isMeant(entry: JsonValue, by: Record<string, string>): boolean {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return false;
  return Object.entries(by).every(([key, wanted]) => {
    const field = entry[key];
    const fallbacks = [String(field ?? ""), ...(field === undefined ? ["TCP", "Equal"] : [])];
    return fallbacks.includes(wanted);
  });
}

function occurrenceOf({ path }: Pick<Step, "path">): number {
  const last = path.at(-1);
  return typeof last === "object" ? last.occurrence : 0;
}
