import "server-only";
import { type Accompanying, ProblemError } from "@/lib/contract/problem-error";
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
export function refusal(
  code: RefusalCode,
  { name }: Pick<RolloutRef, "name">,
  extras: Accompanying = {},
): ProblemError {
  const { detail, advice } = words(code, name);
  return new ProblemError(code, detail, { advice, ...extras });
}

/** @throws ProblemError read-only */
export function refuseWhenReadOnly(ref: RolloutRef): void {
  if (readConfig().readOnly) throw refusal("read-only", ref);
}

function words(code: RefusalCode, name: string): { detail: string; advice: string } {
  switch (code) {
    case "read-only":
      return {
        detail: `This Rewind only shows: "${name}" was not changed.`,
        advice: "It was started with REWIND_READ_ONLY. Use one that may write, or kubectl.",
      };
    case "revision-gone":
      return {
        detail: `The revision you chose no longer exists, so "${name}" was not changed.`,
        advice: "Its ReplicaSet was deleted meanwhile. Choose another revision.",
      };
    case "no-such-revision":
      return {
        detail: `"${name}" has no such revision.`,
        advice:
          "Its ReplicaSet may have been cleaned up since the link was made. The history shows which revisions there are.",
      };
    case "nothing-masked-there":
      return {
        detail: `Nothing is masked at this place of "${name}".`,
        advice: "The template may have changed since it was shown. Look at it again.",
      };
    case "reveal-off":
      return {
        detail: "This Rewind does not show masked values.",
        advice: "It was started with REWIND_REVEAL=0. Whoever may read the Deployment sees the value with kubectl.",
      };
    case "paused":
      return {
        detail: `"${name}" is paused: nothing would roll out, so it was not changed.`,
        advice: "Resume it first. A rollback can also resume it in the same step.",
      };
    case "already-paused":
      return { detail: `"${name}" is already paused.`, advice: "There is nothing to do." };
    case "not-paused":
      return { detail: `"${name}" is not paused.`, advice: "There is nothing to do." };
    case "being-deleted":
      return {
        detail: `"${name}" is being deleted, so it was not changed.`,
        advice: "Wait until it is gone, then create it anew.",
      };
    case "restarted-just-now":
      return {
        detail: `"${name}" was restarted less than a second ago.`,
        advice: "Once is enough. To restart it again, wait a second.",
      };
    case "recreated":
      return {
        detail: `"${name}" was deleted and created anew since you looked, so it was not changed.`,
        advice: "Look at the new one: its history is another.",
      };
    case "changed-meanwhile":
      return {
        detail: `Somebody changed "${name}" since you looked, so it was left as it is.`,
        advice: "Look at what was changed, then decide again.",
      };
    case "no-such-write":
      return {
        detail: `Rewind remembers no such write to "${name}".`,
        advice: "It remembers those whose outcome is not known for fifteen minutes. Look at the rollout itself.",
      };
    case "preview-outdated":
      return {
        detail: `What would be sent to "${name}" is no longer what the preview showed, so nothing was sent.`,
        advice: "Annotations were changed meanwhile, or the preview is too old. Look at a new one, then decide again.",
      };
  }
}
