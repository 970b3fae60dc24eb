import { useRevisionNames } from "@/components/revision/revision-names";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { timeOfDay } from "@/lib/browser/exact-time";
import { asPlainText } from "@/lib/browser/visible-text";
import type { PendingWrite } from "@/lib/contract/pending-write";
import type { ToldProblem } from "@/lib/browser/told-problem";
import type { ProblemExtras } from "@/lib/contract/problem";
import type { Revision } from "@/lib/contract/rollout";
import type { ScreenWords } from "@/lib/words/screen-words";

/** Why a rollback was not done, and what is different from what the person saw. */
export function UndoAnswer({ problem, name, target }: { problem: ToldProblem; name: string; target: Revision }) {
  const heading = useHeading(problem, asPlainText(name), target);
  const { meanwhile } = problem.extras;
  return (
    <ProblemNote problem={problem} heading={heading}>
      {meanwhile && <Meanwhile {...meanwhile} />}
    </ProblemNote>
  );
}

function useHeading({ code, extras }: ToldProblem, name: string, target: Revision): string | undefined {
  const { undo, writes } = useWords("dialogs");
  const revisions = useRevisionNames();
  switch (code) {
    case "write-pending":
      return extras.write && pendingHeading(writes, extras.write);
    case "changed-meanwhile":
      return undo.refused.changed(name);
    case "revision-gone":
    case "no-such-revision":
      return undo.refused.revisionGone(revisions.atBeginning(target));
    case "recreated":
      return undo.refused.recreated(name);
    case "paused":
      return undo.refused.paused(name);
    case "preview-outdated":
      return undo.refused.previewOutdated;
    case "not-found":
      return undo.refused.gone(name);
    default:
      return undefined;
  }
}

function pendingHeading(words: ScreenWords["dialogs"]["writes"], { verb, sentAt, answered }: PendingWrite): string {
  return words.pending(words.names[verb].one, timeOfDay(sentAt), answered);
}

function Meanwhile({ changes, by, at }: NonNullable<ProblemExtras["meanwhile"]>) {
  const words = useWords("dialogs").undo.refused;
  const who = by !== null && <ClusterText text={by} />;
  const when = at !== null && <TimeAgo iso={at} exact />;
  const written = who && when ? words.writtenByAt(who, when) : who ? words.writtenBy(who) : words.writtenAt(when);
  return (
    <div className="mt-1">
      {(by !== null || at !== null) && (
        <p className="text-ink-2">
          <Said phrase={written} />
        </p>
      )}
      {changes.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {changes.map((change) => (
            <li key={change.text} className="break-words">
              <ClusterText text={change.text} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
