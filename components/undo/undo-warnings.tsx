import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ChangeCause } from "@/components/text/change-cause";
import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import type { LeftBehind, Revision, Rollout } from "@/lib/contract/rollout";

/** What has to be known before all else, and is known without asking anybody. */
export function UndoWarnings({ rollout, target, resume }: { rollout: Rollout; target: Revision; resume: boolean }) {
  const words = useWords("dialogs").undo.warnings;
  const names = useRevisionNames();
  const pending = rollout.pending?.changes ?? [];
  return (
    <>
      {target.flags.includes("rolled-back-from") && (
        <Warning>
          <b>{words.rolledBackFrom(names.atBeginning(target))}</b> {words.bringsBack}
          {target.leftBehind && <LeftBehindWords left={target.leftBehind} />}
        </Warning>
      )}
      {resume && (
        <Warning>
          <b>{words.paused}</b>{" "}
          {pending.length === 0 ? (
            words.resumeToo
          ) : (
            <Said phrase={words.resumeTooPast(<ClusterText text={pending.map(({ text }) => text).join(", ")} />)} />
          )}
        </Warning>
      )}
    </>
  );
}

/** "alice rolled back from it 2 h ago: checkout answers 500" */
function LeftBehindWords({ left: { by, at, reason } }: { left: LeftBehind }) {
  const words = useWords("dialogs").undo.warnings;
  const who = <ClusterText text={by} />;
  const ago = <TimeAgo iso={at} />;
  return (
    <p className="mt-0.5">
      <Said
        phrase={
          reason === null
            ? words.leftBehind(who, ago)
            : words.leftBehindBecause(who, ago, <ChangeCause cause={reason} />)
        }
      />
    </p>
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
