import { type MaskedText, partOf } from "@/lib/contract/cluster-text";
import type { ConditionRefusalFacts, RefusalFacts } from "@/lib/contract/facts/findings-refusals";
import type { MessageOf } from "@/lib/contract/facts/message-of";
import type { FindingCode } from "@/lib/contract/finding";
import { message } from "@/lib/contract/message";
import { refusalOf } from "./read-refusal";

type Refused = RefusalFacts["finding.refusal.denied"]["refused"];

/** Why the controller may not make what a rollout needs, by what its condition says; `said` is null where that is nothing. */
export function conditionRefusal(said: MaskedText | null, refused: Refused): MessageOf<ConditionRefusalFacts> {
  if (said === null) return message("finding.refused-without-a-word");
  return message("finding.refused", { why: refusalOf(withoutRevision(said), refused).why });
}

/** Which refusal a condition tells. */
export function refusalCode(said: MaskedText): FindingCode {
  return refusalOf(withoutRevision(said)).code;
}

/** What the controller says of a ReplicaSet that it may not make, without the name of that. */
export function withoutRevision(text: MaskedText): MaskedText {
  return partOf(text, (whole) => whole.replace(/^Failed to create new replica set "[^"]*": /, ""));
}
