import type { RolloutFacts } from "@/lib/contract/facts/rollouts";
import type { SentencesOf } from "../sentences";
import { listed } from "./phrases";

export const rolloutSentences: SentencesOf<RolloutFacts> = {
  "notice.not-rolled-out-yet": () => "The live template has not been rolled out yet: no revision has it so far.",
  "notice.number-lags": ({ said, wanted }) => {
    const deployment =
      said === null ? "The Deployment names no revision" : `The Deployment still names revision ${said}`;
    return `${deployment}; by its template it is at ${wanted}.`;
  },
  "notice.unreadable-number": ({ replicaSets }) =>
    `The revision number of ${listed(replicaSets, 3, 3)} cannot be read. kubectl leaves such a revision out; it can be rolled back to here.`,
  "notice.legacy-rollback-annotation": ({ annotation }) =>
    `The annotation ${annotation} is set: the controller may roll back on its own.`,
  "notice.unowned-replica-sets": ({ replicaSets }) =>
    `The selector matches ${listed(replicaSets, 3, 3)}, which nothing controls. The controller adopts such ReplicaSets; until then they are no revisions.`,
};
