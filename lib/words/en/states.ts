import type { StateFacts } from "@/lib/contract/facts/states";
import type { SentencesOf } from "../sentences";

export const stateSentences: SentencesOf<StateFacts> = {};
