import type { Replicas } from "@/lib/contract/rollout";
import type { Phrase } from "../../phrase";
import { actionWords } from "./actions";
import { changeRowWords, compareWords } from "./compare";
import { endWords } from "./ends";
import { findingWords } from "./findings";
import { podWords } from "./pods";
import { timelineWords } from "./timeline";

export const rolloutWords = {
  reading: "Reading the rollout…",
  stillWorks: <T>(namespace: T, link: (words: Phrase<T>) => T): Phrase<T> => [
    "You may still be able to read the ",
    link(["rollouts of ", namespace]),
    ".",
  ],
  header: {
    counts: ({ ready, updated, available, desired }: Replicas) =>
      `${ready} ready · ${updated} up to date · ${available} available · ${desired} wanted`,
    kubectlSays: <T>(sentence: T, notOnPhones: (text: string) => T): Phrase<T> => [
      notOnPhones("kubectl says: "),
      sentence,
    ],
    stateAloud: (name: string, state: string) => `${name}: ${state}`,
  },
  notes: {
    waiting: <T>(changes: T | null, strong: (text: string) => T): Phrase<T> => [
      strong("A change waits behind the pause"),
      ...(changes === null ? [] : [": ", changes]),
      ". It rolls out when somebody resumes.",
    ],
    historyProblem: "The history cannot be read",
    stillWorks: "State, counts, pause and resume still work.",
  },
  noHistory: {
    heading: "No history yet",
    means: "Nothing has been rolled out yet. The first revision appears as soon as Kubernetes creates a ReplicaSet.",
  },
  timeline: timelineWords,
  ends: endWords,
  actions: actionWords,
  findings: findingWords,
  pods: podWords,
  compare: compareWords,
  changeRows: changeRowWords,
};
