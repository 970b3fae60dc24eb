import type { ChangeFacts } from "@/lib/contract/facts/changes";
import { type Coded, type Message, message } from "@/lib/contract/message";
import type { TemplateChange } from "@/lib/contract/template-diff";
import { changeSummary } from "./change-summary";
import type { PodTemplate } from "../objects/objects";
import { changesBetween, sameness } from "./template-diff";

const MOST = 12;

/** What `after` changed against `before`, each change in short, most important first; empty only for equal templates. */
export function changeSummaries(before: PodTemplate, after: PodTemplate): Message<keyof ChangeFacts>[] {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return unseenDifference(before, after);
  return summariesOf(changes, { nameContainers: hasSeveralContainers(before) || hasSeveralContainers(after) });
}

/**
 * Changes in short, in their order, at most twelve and then how many more there are. Values of env variables and
 * annotations are never told: they may be secrets. `nameContainers`: whether each says in which container it is; by
 * default where several have changes.
 */
export function summariesOf(
  changes: readonly Coded<TemplateChange>[],
  { nameContainers = hasSeveral(changes.map(({ container }) => container)) }: { nameContainers?: boolean } = {},
): Message<keyof ChangeFacts>[] {
  const summaries = changes
    .filter(isWorthTelling)
    .map((change) =>
      nameContainers && change.container !== null && change.topic !== "container"
        ? changeSummary(change, change.container)
        : changeSummary(change),
    );
  const distinct = [...new Map(summaries.map((told) => [JSON.stringify([told.code, told.facts]), told])).values()];
  const rest = distinct.length - MOST;
  return rest > 0 ? [...distinct.slice(0, MOST), message("change.more", { count: rest })] : distinct;
}

/** `serviceAccount` is the deprecated twin that the API server keeps equal to `serviceAccountName`. */
function isWorthTelling({ path }: Pick<TemplateChange, "path">): boolean {
  return !(path.length === 2 && path[1] === "serviceAccount");
}

/** Templates that differ where no reader sees a change are not called the same: they have ReplicaSets of their own. */
function unseenDifference(before: PodTemplate, after: PodTemplate): Message<keyof ChangeFacts>[] {
  switch (sameness(before, after)) {
    case "same":
      return [];
    case "order":
      return [message("change.order-only")];
    case "defaults":
      return [message("change.defaults-only")];
  }
}

function hasSeveralContainers({ spec }: PodTemplate): boolean {
  return (spec?.containers ?? []).length > 1 || spec?.["initContainers"] !== undefined;
}

function hasSeveral(containers: readonly (string | null)[]): boolean {
  return new Set(containers.filter((container) => container !== null)).size > 1;
}
