import type { Advice } from "@/lib/contract/facts/findings-advice";
import type { RefusalFacts } from "@/lib/contract/facts/findings-refusals";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import type { FindingCode } from "@/lib/contract/finding";
import type { Suspect } from "./suspects";

/** Why the API server refused to make an object. */
export type Refusal = {
  code: FindingCode;
  why: MessageOf<RefusalFacts>;
  advice: Advice;
  suspects: readonly Suspect[];
};
