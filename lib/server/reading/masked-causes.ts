import "server-only";
import type { Coded } from "@/lib/contract/message";
import type { LeftBehind, Revision } from "@/lib/contract/rollout";
import { maskedText } from "../masks";

/** A text of the cluster as it may leave the server; null where there is none. */
export function maskedOrNull(text: string | null): string | null {
  return text === null ? null : maskedText(text);
}

/** A revision as it may leave the server: programs write command lines with passwords into change causes. */
export function maskedRevision<Told extends Coded<Revision>>(revision: Told): Told {
  const { changeCause, ownCause, rollback, leftBehind, unreadable, restartedAt } = revision;
  return {
    ...revision,
    changeCause: maskedOrNull(changeCause),
    ownCause: maskedOrNull(ownCause),
    rollback: maskedRollback(rollback),
    leftBehind: maskedRollback(leftBehind),
    unreadable: maskedOrNull(unreadable),
    restartedAt: maskedOrNull(restartedAt),
  };
}

/** Anybody may write a record, its names as well as its reason. */
export function maskedRollback<Told extends LeftBehind>(rollback: Told | null): Told | null {
  return rollback && { ...rollback, by: maskedText(rollback.by), reason: maskedOrNull(rollback.reason) };
}
