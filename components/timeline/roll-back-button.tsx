import { Button } from "@/components/ui/button";
import type { Revision } from "@/lib/contract/rollout";
import { loadUndoDialog } from "@/components/rollout/rollout-dialogs";
import { revisionShort } from "./revision-words";

/** Asks to roll back to one revision. */
export function RollBackButton({
  revision,
  stop = true,
  blockedBy,
  onRollBack,
}: {
  revision: Revision;
  stop?: boolean;
  blockedBy: string | undefined;
  onRollBack: () => void;
}) {
  return (
    <Button
      small
      className="relative z-10 -my-0.5 max-w-48 pointer-coarse:-my-2.5"
      tabIndex={stop ? 0 : -1}
      blockedBy={blockedBy}
      onClick={onRollBack}
      onPointerEnter={() => void loadUndoDialog()}
      onFocus={() => void loadUndoDialog()}
    >
      <span className="truncate">Roll back to {revisionShort(revision)}…</span>
    </Button>
  );
}
