import type { Diagnosis, Finding } from "@/lib/contract/finding";

/** What a reader of WHY wants to know; what only lies ahead of a rollout that moves is told beside its pods. */
export function tellingFindings({ findings }: Diagnosis): Finding[] {
  return findings.filter(({ code }) => code !== "deadline-ahead" && code !== "min-ready-waiting");
}

/** Whether the change that is rolled out last is what brought in a cause. */
export function isBroughtIn(diagnosis: Diagnosis | undefined): boolean {
  return diagnosis?.findings.some(({ weight, broughtInBy }) => weight === "cause" && broughtInBy !== null) ?? false;
}

/** The finding of this code, if there is one. */
export function findingOf(diagnosis: Diagnosis | undefined, code: Finding["code"]): Finding | undefined {
  return diagnosis?.findings.find((finding) => finding.code === code);
}
