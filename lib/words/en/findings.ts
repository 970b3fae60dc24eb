import type { FindingFacts } from "@/lib/contract/facts/findings";
import type { SentencesOf } from "../sentences";

export const findingSentences: SentencesOf<FindingFacts> = {};
