import type { TemplateChange } from "@/lib/contract/template-diff";
import { RESTARTED_AT } from "./annotations";
import { changeWords } from "./change-words";
import type { PodTemplate } from "./objects";
import { isSameTemplate } from "./template";
import { changesBetween } from "./template-diff";

const MOST = 12;

/** What `after` changed against `before`, a few words each, most important first; empty only for equal templates. */
export function changesInWords(before: PodTemplate, after: PodTemplate): string[] {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return isSameTemplate(before, after) ? [] : ["order of a list only"];
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
  const only = changes.every(({ cosmetic }) => cosmetic) ? " only" : "";
  const words = changes.filter(isWorthTelling).map((change) => {
    if (change.cosmetic) return cosmeticWords(change, only);
    const said = changeWords(change);
    return nameContainers && change.container !== null && change.topic !== "container"
      ? `${change.container}: ${said}`
      : said;
  });
  const distinct = [...new Set(words)];
  const rest = distinct.length - MOST;
  return rest > 0 ? [...distinct.slice(0, MOST), `+${rest} more`] : distinct;
}

/** `serviceAccount` is the deprecated twin that the API server keeps equal to `serviceAccountName`. */
function isWorthTelling({ path }: TemplateChange): boolean {
  return !(path.length === 2 && path[1] === "serviceAccount");
}

function cosmeticWords({ kind, path }: TemplateChange, only: string): string {
  if (path[2] !== RESTARTED_AT) return `checksum annotation${only}`;
  return kind === "removed" ? "restart mark removed" : "restarted";
}

function hasSeveralContainers({ spec }: PodTemplate): boolean {
  return (spec?.containers ?? []).length > 1 || spec?.["initContainers"] !== undefined;
}

function hasSeveral(containers: readonly (string | null)[]): boolean {
  return new Set(containers.filter((container) => container !== null)).size > 1;
}
