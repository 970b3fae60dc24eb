import "server-only";
import type { Refusal } from "@/lib/contract/facts/problems-refusals";
import { message } from "@/lib/contract/message";
import { type CodedExtras, ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import { readConfig } from "./config";

/** The problem that says why nothing was done to one rollout. */
export function refusal(code: Refusal, { name }: Pick<RolloutRef, "name">, extras: CodedExtras = {}): ProblemError {
  return new ProblemError(code, message(`problem.${code}`, { name }), {
    advice: message(`problem.${code}.advice`),
    ...extras,
  });
}

/** @throws ProblemError read-only */
export function refuseWhenReadOnly(ref: RolloutRef): void {
  if (readConfig().readOnly) throw refusal("read-only", ref);
}
