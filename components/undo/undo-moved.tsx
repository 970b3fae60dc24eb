import { LoaderCircle } from "lucide-react";
import { revisionInSentence } from "@/components/revision/revision-words";
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
  return (
    <div role="alert" data-moved={move}>
      <Warning>
        <p className="font-semibold">
          <Sentence move={move} latest={latest} target={target} />
        </p>
        <p>Nothing was sent. Look again before you decide.</p>
        {finding && (
          <p className="mt-1 flex animate-late items-center gap-1.5 text-sm text-ink-2">
            <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
            Finding out what happened…
          </p>
        )}
      </Warning>
    </div>
  );
}

function Sentence({ move, latest, target }: { move: Move; latest: Rollout; target: Revision }) {
  const name = <ClusterText text={latest.ref.name} />;
  switch (move) {
    case "recreated":
      return <>{name} was deleted and created again while you were reading</>;
    case "deleting":
      return <>{name} is being deleted</>;
    case "revision-gone":
      return `${revisionInSentence(target).replace(/^r/, "R")} was deleted while you were reading`;
    case "changed":
      return <>Somebody changed {name} while you were reading</>;
    case "paused":
      return <>Somebody paused {name} while you were reading</>;
    case "resumed":
      return <>Somebody resumed {name} while you were reading</>;
  }
}
