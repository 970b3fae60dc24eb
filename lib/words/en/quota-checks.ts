import type { QuotaCheckFacts, QuotaShortage } from "@/lib/contract/facts/quota-checks";
import type { SentencesOf } from "../sentences";
import { replicaRange } from "./fields";
import { listed, plural } from "./phrases";

export const quotaCheckSentences: SentencesOf<QuotaCheckFacts> = {
  "check.no-quota": () => "No ResourceQuota counts the pods of this revision.",
  "check.quota-has-room": ({ quota }) => `ResourceQuota ${quota} has room for the rollback.`,
  "check.quota-too-small": ({ quota, shortages }) =>
    `ResourceQuota ${quota} cannot hold the rollback even after the old pods are gone: it needs ${inNumbers(shortages)}.`,
  "check.quota-stops-rollback": ({ quota, shortages }) =>
    `ResourceQuota ${quota} has no room for a new pod, and no old pod may go before one is ready: the rollback would stand still. It needs ${inNumbers(shortages)}.`,
  "check.quota-slows-rollback": ({ quota, shortages, ahead }) =>
    `ResourceQuota ${quota} cannot hold ${plural(ahead, "the pod", `all ${ahead} pods`)} that the rollback starts before old ones go, so it goes on more slowly: it needs ${inNumbers(shortages)}.`,
  "check.quota-wants-requests": ({ quota, resource, containers }) =>
    `ResourceQuota ${quota} wants ${resource} of every container, and ${listed(containers)} ${plural(containers.length, "says", "say")} none: pods are refused unless a LimitRange fills it in.`,
  "check.next.raise-quota-or-scale-down": () => "Raise the quota or scale down first, or choose another revision.",
  "check.next.raise-quota-or-max-unavailable": () => "Raise the quota, or allow the strategy a maxUnavailable of 1.",
  "check.next.raise-quota-to-be-quick": () => "Raise the quota if the rollback has to be quick.",
  "check.next.limit-range-default": () =>
    "Make sure that a LimitRange of the namespace has a default for it, or choose another revision.",

  "check.no-autoscaler": ({ workload }) => `No autoscaler scales this ${workload}.`,
  "check.autoscaler": ({ name, ...range }) =>
    `HorizontalPodAutoscaler ${name} keeps the replicas ${replicaRange(range)} and may move them; the rollback leaves them as they are.`,
};

function inNumbers(shortages: readonly QuotaShortage[]): string {
  return listed(
    shortages.map(({ resource, needed, free }) => {
      return `${needed} more ${resource} of which ${free} ${free === "1" ? "is" : "are"} free`;
    }),
  );
}
