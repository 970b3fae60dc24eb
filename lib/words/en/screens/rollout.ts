import type { Phrase } from "../../phrase";

export const rolloutWords = {
  notes: {
    waiting: "A change waits behind the pause",
    waitingFor: <Thing>(changes: Thing): Phrase<Thing> => [": ", changes],
    waitingUntil: ". It rolls out when somebody resumes.",
    historyProblem: "The history cannot be read",
    stillWorks: "State, counts, pause and resume still work.",
  },
};
