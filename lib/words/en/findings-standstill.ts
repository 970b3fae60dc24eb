import type { FindingStandstillFacts } from "@/lib/contract/facts/findings-standstill";
import type { SentencesOf } from "../sentences";
import { exactTimeSpan } from "./times";
import { counted, formatted, plural } from "./phrases";

const KINDS = { pods: "Pods", events: "Events", revisions: "ReplicaSets" } as const;

export const standstillFindings: SentencesOf<FindingStandstillFacts> = {
  "finding.deadline-exceeded": ({ seconds }) =>
    `The progress deadline is over: nothing had moved for ${exactTimeSpan(seconds)}.`,
  "finding.deadline-ahead": ({ seconds, isSoon }) =>
    `Without progress the deadline of ${exactTimeSpan(seconds)} ${isSoon ? "is over soon" : "will be over"}.`,
  "finding.slow-termination": ({ pods, isOverdue }) => {
    const old = counted(pods, "old pod", "old pods");
    return isOverdue
      ? `Recreate waits for ${old} whose grace period is over and which are still there.`
      : `Recreate waits until ${old} ${plural(pods, "has", "have")} ended; no new pod is made before.`;
  },
  "finding.min-ready-waiting": ({ pods, seconds }) =>
    `${counted(pods, "new pod is", "new pods are")} ready and must stay so for ${exactTimeSpan(seconds)} to count as available.`,
  "finding.surge-blocked": ({ mustStay, desired, surge }) =>
    `No old pod may go first: ${formatted(mustStay)} of ${formatted(desired)} must stay available, so the rollout needs room for ${formatted(surge)} more.`,
  "finding.counts-stand-still": ({ updated, desired, available, total }) =>
    `Nothing fails, but the counts stand still: ${formatted(updated)} of ${formatted(desired)} updated, ${formatted(available)} available, ${formatted(total)} in all.`,
  "finding.not-looked-at": ({ what, why }, say) => `${KINDS[what]} could not be looked at. ${say(why)}`,
};
