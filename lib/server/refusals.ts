import "server-only";
import { message } from "@/lib/contract/message";
import { type CodedExtras, ProblemError } from "@/lib/contract/problem-error";
import type { RolloutRef } from "@/lib/contract/rollout";
import { readConfig } from "./config";

/** Everything Rewind foresees and does not do; each is a code of its own on the wire. */
export type RefusalCode =
  | "read-only"
  | "revision-gone"
  | "no-such-revision"
  | "nothing-masked-there"
  | "reveal-off"
  | "paused"
  | "already-paused"
  | "not-paused"
  | "being-deleted"
  | "restarted-just-now"
  | "recreated"
  | "changed-meanwhile"
  | "preview-outdated"
  | "no-such-write";

/** The problem that says why nothing was done to one rollout. */
export function refusal(code: RefusalCode, { name }: Pick<RolloutRef, "name">, extras: CodedExtras = {}): ProblemError {
  return new ProblemError(code, message(`problem.${code}`, { name }), {
    advice: message(`problem.${code}.advice`),
    ...extras,
  });
}

/** @throws ProblemError read-only */
export function refuseWhenReadOnly(ref: RolloutRef): void {
  if (readConfig().readOnly) throw refusal("read-only", ref);
}
