import type { TemplateChange } from "@/lib/contract/template-diff";
import type { PodTemplate } from "../objects/objects";
import { changesBetween, sameness } from "./template-diff";

const MOST = 12;

/** What `after` changed against `before`, a few words each, most important first; empty only for equal templates. */
export function changesInWords(before: PodTemplate, after: PodTemplate): string[] {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return unchangedWords(before, after);
  return describeChanges(changes, { nameContainers: hasSeveralContainers(before) || hasSeveralContainers(after) });
}

/**
 * Changes in a few words each, in their order, at most twelve and then `+N more`. Values of env variables and annotations
 * are never told: they may be secrets. `nameContainers` says which container; by default where several have changes.
 */
export function describeChanges(
  changes: readonly TemplateChange[],
  { nameContainers = hasSeveral(changes.map(({ container }) => container)) }: { nameContainers?: boolean } = {},
): string[] {
  const said = changes
    .filter(isWorthTelling)
    .map(({ container, topic, words }) =>
      nameContainers && container !== null && topic !== "container" ? `${container}: ${words}` : words,
    );
  const distinct = [...new Set(said)];
  const rest = distinct.length - MOST;
  return rest > 0 ? [...distinct.slice(0, MOST), `+${rest} more`] : distinct;
}

/** `serviceAccount` is the deprecated twin that the API server keeps equal to `serviceAccountName`. */
function isWorthTelling({ path }: TemplateChange): boolean {
  return !(path.length === 2 && path[1] === "serviceAccount");
}

/** Templates that differ where no reader sees a change are not called the same: they have ReplicaSets of their own. */
function unchangedWords(before: PodTemplate, after: PodTemplate): string[] {
  switch (sameness(before, after)) {
    case "same":
      return [];
    case "order":
      return ["order of a list only"];
    case "defaults":
      return ["defaults or order only"];
  }
}

function hasSeveralContainers({ spec }: PodTemplate): boolean {
  return (spec?.containers ?? []).length > 1 || spec?.["initContainers"] !== undefined;
}

function hasSeveral(containers: readonly (string | null)[]): boolean {
  return new Set(containers.filter((container) => container !== null)).size > 1;
}
