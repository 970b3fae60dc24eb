import type { ChangeMark, Sameness } from "@/lib/contract/template-diff";

const MARKS: Record<ChangeMark, { word: string; means: string }> = {
  "same-tag": {
    word: "same tag, other digest",
    means: "The tag is the same, but the digest names another image: the tag was moved in between.",
  },
  "mutable-tag": {
    word: "tag may move",
    means: "Nothing pins this image: the registry may give other bits for this tag than last time.",
  },
  "to-reference": { word: "now from a reference", means: "It was written here and is now taken from another object." },
  "run-order": {
    word: "runs in this order",
    means: "Init containers run one after the other as they are listed, and sidecars among them start in their place.",
  },
  "reference-order": {
    word: "reads what stands above it",
    means:
      "Kubernetes replaces $(NAME) by variables that stand above in the list, and leaves what stands below as written.",
  },
  "config-changed": {
    word: "configuration changed",
    means:
      "The value stands for configuration that the pods take from a ConfigMap or Secret. A rollback brings back this value, not what that object held.",
  },
  "to-literal": { word: "now written here", means: "It was taken from another object and is now written here." },
};

/** A mark in a few words, and what it means in a sentence. */
export function markWords(mark: ChangeMark): { word: string; means: string } {
  return MARKS[mark];
}

/** What is said where there is no change: "Order only, every pod is replaced". */
export function noChangeWords(sameness: Sameness | null): string {
  switch (sameness) {
    case "order":
      return "Order only, every pod is replaced";
    case "defaults":
      return "Defaults or order only, every pod is replaced";
    default:
      return "No change";
  }
}

/** By how much a quantity grew: "+100 %"; empty where there is nothing to tell. */
export function percentWords(percent: number | null): string {
  return percent === null ? "" : `${percent < 0 ? "−" : "+"}${Math.abs(percent)} %`;
}
