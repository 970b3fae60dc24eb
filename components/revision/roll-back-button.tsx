import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import { useRolloutScope } from "@/lib/browser/rollout-context";
import type { Revision } from "@/lib/contract/rollout";
import { revisionShort } from "./revision-names";

/** Asks to roll back to one revision. */
export function RollBackButton({ revision, stop = true }: { revision: Revision; stop?: boolean }) {
  const words = useWords("app").revisions;
  const { blockedBy, ask, prepare } = useRolloutScope();
  return (
    <Button
      small
      className="relative z-10 -my-0.5 max-w-48 pointer-coarse:-my-2.5"
      tabIndex={stop ? 0 : -1}
      blockedBy={blockedBy}
      onClick={() => ask("undo", revision.uid)}
      onPointerEnter={() => prepare("undo")}
      onFocus={() => prepare("undo")}
    >
      <span className="truncate">{words.rollBackTo(revisionShort(revision))}</span>
    </Button>
  );
}
