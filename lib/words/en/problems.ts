import type { ProblemFacts } from "@/lib/contract/facts/problems";
import type { SentencesOf } from "../sentences";
import { kindName } from "./kinds";
import { problemTitles } from "./problem-titles";

export const problemSentences: SentencesOf<ProblemFacts> = {
  ...problemTitles,
  "problem.text": ({ text }) => text,
  "problem.no-such-action": ({ kind, action }) => `${kindName(kind)} cannot be ${DONE[action]}.`,
};

const DONE = { undo: "rolled back", pause: "paused", resume: "resumed", restart: "restarted" } as const;
