import type { TemplateChange } from "@/lib/contract/template-diff";
import type { ScreenWords } from "@/lib/words/screen-words";

/** Changes of one place: a container of any kind, the pod around them, or its labels and annotations. */
export type ChangeGroup = {
  key: string;
  place: { kind: "container"; list: string; name: string } | { kind: "pod" } | { kind: "metadata" };
  changes: TemplateChange[];
};

/**
 * Groups changes by where they happen, each group and their order most important first, and keeps apart those that
 * restart pods without changing them.
 */
export function groupChanges(changes: readonly TemplateChange[]): {
  groups: ChangeGroup[];
  cosmetic: TemplateChange[];
} {
  const sorted = changes.toSorted((one, other) => other.weight - one.weight);
  const groups = new Map<string, ChangeGroup>();
  for (const change of sorted) {
    if (change.cosmetic) continue;
    const place = placeOf(change);
    const key = JSON.stringify(place);
    const group = groups.get(key) ?? { key, place, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return { groups: [...groups.values()], cosmetic: sorted.filter(({ cosmetic }) => cosmetic) };
}

/** How a group is called: "container web", "init container migrate", "pod". */
export function placeName(
  { places: words }: ScreenWords["rollout"]["changeRows"],
  place: ChangeGroup["place"],
): string {
  switch (place.kind) {
    case "container":
      if (place.list === "initContainers") return words.initContainer(place.name);
      return place.list === "ephemeralContainers" ? words.ephemeralContainer(place.name) : words.container(place.name);
    case "pod":
      return words.pod;
    case "metadata":
      return words.metadata;
  }
}

function placeOf({ container, path }: TemplateChange): ChangeGroup["place"] {
  const [root, list] = path;
  if (container !== null) return { kind: "container", list: typeof list === "string" ? list : "", name: container };
  return { kind: root === "metadata" ? "metadata" : "pod" };
}
