import { LoaderCircle } from "lucide-react";
import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ClusterText } from "@/components/text/cluster-text";
import type { Move } from "@/lib/browser/moved-since";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { Warning } from "./undo-warnings";

/** The world is no longer what the question was about. What moved, and who did it, follows from the server. */
export function UndoMoved({
  move,
  latest,
  target,
  finding,
}: {
  move: Move;
  latest: Rollout;
  target: Revision;
  finding: boolean;
}) {
  const words = useWords("dialogs").undo.moved;
  return (
    <div role="alert" data-moved={move}>
      <Warning>
        <p className="font-semibold">
          <Sentence move={move} latest={latest} target={target} />
        </p>
        <p>{words.lookAgain}</p>
        {finding && (
          <p className="mt-1 flex animate-late items-center gap-1.5 text-sm text-ink-2">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            {words.finding}
          </p>
        )}
      </Warning>
    </div>
  );
}

function Sentence({ move, latest, target }: { move: Move; latest: Rollout; target: Revision }) {
  const words = useWords("dialogs").undo.moved;
  const names = useRevisionNames();
  const name = <ClusterText text={latest.ref.name} />;
  switch (move) {
    case "recreated":
      return <Said phrase={words.recreated(name)} />;
    case "deleting":
      return <Said phrase={words.deleting(name)} />;
    case "revision-gone":
      return words.revisionGone(names.atBeginning(target));
    case "changed":
      return <Said phrase={words.changed(name)} />;
    case "paused":
      return <Said phrase={words.paused(name)} />;
    case "resumed":
      return <Said phrase={words.resumed(name)} />;
  }
}
