import type { ProblemFacts } from "@/lib/contract/facts/problems";
import type { SentencesOf } from "../sentences";

export const problemSentences: SentencesOf<ProblemFacts> = {};
