import { useState } from "react";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import type { RolloutAction } from "@/lib/contract/rollout-action";

/** The question that is open, with the rollout as it stood when it was asked. */
export type OpenQuestion = {
  action: RolloutAction;
  seen: Rollout;
  /** The revision that an undo returns to; null for other actions. */
  target: Revision | null;
};

/** At most one question at a time. */
export function useOpenDialog() {
  const [open, setOpen] = useState<OpenQuestion | null>(null);
  return {
    open,
    /** Asks whether to do it; nothing where the revision to return to is gone. */
    ask: (action: RolloutAction, seen: Rollout, to?: string) => {
      const target = seen.revisions.find(({ uid }) => uid === to) ?? null;
      if (target || action !== "undo") setOpen({ action, seen, target });
    },
    /** The same question about the rollout as it stands now. */
    askAgain: (seen: Rollout) =>
      setOpen((before) => {
        if (!before?.target) return before;
        const { target } = before;
        return { ...before, seen, target: seen.revisions.find(({ uid }) => uid === target.uid) ?? target };
      }),
    close: () => setOpen(null),
  };
}
