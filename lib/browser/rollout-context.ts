"use client";

import { createContext, use } from "react";
import type { Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";

/** What any part of a rollout's screen may need, however deep it stands. */
export type RolloutScope = {
  rollout: Rollout;
  /** Why nothing can be changed, in a sentence; null where something can. */
  noWrites: string | null;
  /** Asks for an action: opens its dialog, or sends it where it needs none. `to` is the revision that an undo returns to. */
  ask: (action: RolloutAction, to?: string) => void;
  /** Loads the dialog of an action, once a button that opens it comes near the pointer or the focus. */
  prepare: (action: RolloutAction) => void;
};

/** The id of the element that says why nothing can be changed. */
export const NO_WRITES = "why-no-writes";

export const RolloutContext = createContext<RolloutScope | null>(null);

/** The rollout of this screen, and how to ask for a change of it; `blockedBy` is for buttons that ask. */
export function useRolloutScope(): RolloutScope & { blockedBy: string | undefined } {
  const scope = use(RolloutContext);
  if (!scope) throw new Error("only the screen of a rollout has one");
  return { ...scope, blockedBy: scope.noWrites === null ? undefined : NO_WRITES };
}
