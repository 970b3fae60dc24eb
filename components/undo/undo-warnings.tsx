import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { revisionInSentence } from "@/components/revision/revision-words";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import type { LeftBehind, Revision, Rollout } from "@/lib/contract/rollout";

/** What has to be known before all else, and is known without asking anybody. */
export function UndoWarnings({ rollout, target, resume }: { rollout: Rollout; target: Revision; resume: boolean }) {
  return (
    <>
      {target.flags.includes("rolled-back-from") && (
        <Warning>
          <b>{capital(revisionInSentence(target))} is what was rolled back from.</b> This puts back the version that
          somebody left behind.
          {target.leftBehind && <LeftBehindWords left={target.leftBehind} />}
        </Warning>
      )}
      {resume && (
        <Warning>
          <b>It is paused, and a paused Deployment rolls nothing out.</b> Roll back and resume does both in one step, so
          <Waiting changes={rollout.pending?.changes ?? []} />
        </Warning>
      )}
    </>
  );
}

/** "alice rolled back from it 2 h ago: checkout answers 500" */
function LeftBehindWords({ left: { by, at, reason } }: { left: LeftBehind }) {
  return (
    <p className="mt-0.5">
      <ClusterText text={by} /> rolled back from it <TimeAgo iso={at} />
      {reason === null ? (
        "."
      ) : (
        <>
          : <ChangeCause cause={reason} />
        </>
      )}
    </p>
  );
}

function Waiting({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return " nothing half finished runs on in between.";
  return (
    <>
      {" "}
      the change that waits behind the pause (<ClusterText text={changes.join(", ")} />) never runs on.
    </>
  );
}

/** Something to stop at. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-2 rounded-lg bg-warn-wash px-3 py-2">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
