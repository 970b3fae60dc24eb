import type { Phrase } from "../../phrase";
import { counted, formatted } from "../phrases";
import { causeWords } from "./causes";
import { progressWords } from "./progress";

/** What is not on the screen of a rollout at first. */
export const detailWords = {
  progress: progressWords,
  yaml: {
    label: (left: string, right: string) => `${left} against ${right} as YAML`,
    table: "Lines of both templates",
    lineOfLeft: "Line of the left side",
    lineOfEither: "Line of either side",
    removed: "removed: ",
    added: "added: ",
    lines: (added: number, removed: number) => `+${formatted(added)} −${formatted(removed)} lines`,
    layout: "Layout",
    unified: "Unified",
    split: "Side by side",
    unfold: "Unfold everything",
    fold: "Fold what is the same",
    unchanged: (lines: number) => counted(lines, "unchanged line", "unchanged lines"),
    more: (characters: number) => ` … ${counted(characters, "more character", "more characters")}`,
    notAligned:
      "Almost everything differs, so lines are not matched one by one: first the whole of one side, then the whole of the other.",
  },
  template: {
    which: "Whose template",
    live: "Live template",
    liveMeans: "The Deployment’s template as it is now. Nothing has been rolled out from it yet.",
    liveLabel: "Live pod template as YAML",
    heading: "Pod template",
    what: (revision: string) => `the pod template of ${revision}`,
    label: (revision: string) => `Pod template of ${revision} as YAML`,
    reading: "Reading the pod template…",
  },
  revision: {
    changeCause: "Change cause",
    ownCause: "Its own cause",
    images: (count: number) => (count === 1 ? "Image" : "Images"),
    against: (revision: string) => `Against ${revision}`,
    changes: "Changes",
    compare: "Compare",
    noDifference: "No difference.",
    oldest: "The oldest revision that is kept.",
    rolledOut: "Rolled out",
    firstCreated: "First created",
    storedRevision: "ReplicaSet",
    nameOfRevision: "the name of the ReplicaSet",
    restarted: "Restarted",
    numberReads: "Its number says",
    quoted: <Thing>(text: Thing): Phrase<Thing> => ["“", text, "”"],
  },
  causes: causeWords,
};
