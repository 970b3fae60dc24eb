import type { ChangeFacts } from "@/lib/contract/facts/changes";
import type { SentencesOf } from "../sentences";

export const changeSentences: SentencesOf<ChangeFacts> = {};
