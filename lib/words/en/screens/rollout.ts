import type { CauseName } from "@/lib/contract/template-diff";
import type { Phrase } from "../../phrase";
import { actionWords } from "./actions";
import { changeRowWords, compareWords } from "./compare";
import { podWords } from "./pods";
import { predecessorWords } from "./predecessors";
import { whyWords } from "./why";

const causes: Record<CauseName, string> = {
  changeCause: "the change cause",
  ownCause: "the revision’s own cause",
  reason: "the reason of the rollback",
};

export const rolloutWords = {
  /** What may be masked in texts that people gave as reasons. */
  causes,
  actions: actionWords,
  pods: podWords,
  predecessors: predecessorWords,
  why: whyWords,
  compare: compareWords,
  changeRows: changeRowWords,
  notes: {
    waiting: "A change waits behind the pause",
    waitingFor: <Thing>(changes: Thing): Phrase<Thing> => [": ", changes],
    waitingUntil: ". It rolls out when somebody resumes.",
    historyProblem: "The history cannot be read",
    stillWorks: "State, counts, pause and resume still work.",
  },
};
