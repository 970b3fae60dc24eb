import type { Check, CheckCode } from "@/lib/contract/checks";
import type { Looked } from "./surroundings";

/** One check; without more, it has no evidence and nothing is to be done. */
export function aboutIt(
  code: CheckCode,
  state: Check["state"],
  text: string,
  more: Partial<Pick<Check, "evidence" | "next" | "missingRight">> = {},
): Check {
  return { code, state, text, evidence: [], next: null, missingRight: null, ...more };
}

/** A check of something that could not be looked at. */
export function couldNotLook(code: CheckCode, what: string, looked: Extract<Looked<unknown>, { kind: "unknown" }>) {
  const why = looked.missingRight === null ? looked.why : `no right to ${looked.missingRight}.`;
  return aboutIt(code, "unknown", `${what} could not be checked: ${why}`, { missingRight: looked.missingRight });
}

/** `a`, `a and b`, `a, b and 3 more`: names in a sentence, at most `most` of them. */
export function inWords(names: readonly string[], most = 4): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${String(shown.at(-1))}`;
}
