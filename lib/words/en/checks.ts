import type { CheckFacts } from "@/lib/contract/facts/checks";
import type { SentencesOf } from "../sentences";

export const checkSentences: SentencesOf<CheckFacts> = {};
