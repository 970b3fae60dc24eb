import type { RawCheck } from "../managers/evidence";
import type { Check, CheckCode } from "@/lib/contract/checks";
import type { CheckSubject } from "@/lib/contract/facts/checks";
import { type Message, message } from "@/lib/contract/message";
import type { Lookup } from "./surroundings";

/** One check; without more, it has no evidence and nothing is to be done. */
export function aboutIt(
  code: CheckCode,
  state: Check["state"],
  sentence: Message,
  more: Partial<Pick<RawCheck, "evidence" | "next" | "missingRight">> = {},
): RawCheck {
  return { code, state, sentence, evidence: [], next: null, missingRight: null, ...more };
}

/** A check of something that could not be looked at. */
export function couldNotLook(
  code: CheckCode,
  subject: CheckSubject,
  { because }: Extract<Lookup<unknown>, { kind: "unknown" }>,
): RawCheck {
  switch (because.kind) {
    case "no-right": {
      const { right } = because;
      return aboutIt(code, "unknown", message("check.no-right", { subject, right }), { missingRight: right });
    }
    case "too-many-names":
      return aboutIt(code, "unknown", message("check.too-many-names", { subject }));
    case "problem":
      return aboutIt(code, "unknown", message("check.not-read", { subject, problem: because.problem }));
  }
}
