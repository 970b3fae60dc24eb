import type { ProblemFacts } from "@/lib/contract/facts/problems";
import type { SentencesOf } from "../sentences";
import { problemTitles } from "./problem-titles";

export const problemSentences: SentencesOf<ProblemFacts> = {
  ...problemTitles,
  "problem.text": ({ text }) => text,
};
