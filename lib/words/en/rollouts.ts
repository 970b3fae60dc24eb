import type { RolloutFacts } from "@/lib/contract/facts/rollouts";
import type { SentencesOf } from "../sentences";
import { listed } from "./phrases";

export const rolloutSentences: SentencesOf<RolloutFacts> = {
  "notice.not-rolled-out-yet": () => "The live template has not been rolled out yet: no revision has it so far.",
  "notice.number-lags": ({ said, wanted }) => {
    const workload = said === null ? "The Deployment names no revision" : `The Deployment still names revision ${said}`;
    return `${workload}; by its template it is at ${wanted}.`;
  },
  "notice.unreadable-number": ({ stored }) =>
    `The revision number of ${listed(stored, 3, 3)} cannot be read. kubectl leaves such a revision out; it can be rolled back to here.`,
  "notice.legacy-rollback-annotation": ({ annotation }) =>
    `The annotation ${annotation} is set: the controller may roll back on its own.`,
  "notice.unowned-revisions": ({ stored }) =>
    `The selector matches ${listed(stored, 3, 3)}, which nothing controls. The controller adopts such ReplicaSets; until then they are no revisions.`,
};
