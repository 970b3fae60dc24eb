import { useState } from "react";
import type { Revision, Rollout } from "@/lib/contract/rollout";

/** The question that is open, with the rollout as it stood when it was asked. */
export type OpenDialog =
  | { kind: "undo"; seen: Rollout; target: Revision }
  | { kind: "resume"; seen: Rollout }
  | { kind: "restart"; seen: Rollout };

/** At most one question at a time. */
export function useOpenDialog() {
  const [open, setOpen] = useState<OpenDialog | null>(null);
  return {
    open,
    askUndo: (seen: Rollout, uid: string) => {
      const target = seen.revisions.find((revision) => revision.uid === uid);
      if (target) setOpen({ kind: "undo", seen, target });
    },
    askResume: (seen: Rollout) => setOpen({ kind: "resume", seen }),
    askRestart: (seen: Rollout) => setOpen({ kind: "restart", seen }),
    /** The same question about the rollout as it stands now. */
    askAgain: (seen: Rollout) =>
      setOpen((before) => {
        if (before?.kind !== "undo") return before;
        const target = seen.revisions.find(({ uid }) => uid === before.target.uid) ?? before.target;
        return { kind: "undo", seen, target };
      }),
    close: () => setOpen(null),
  };
}
