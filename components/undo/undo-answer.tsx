import { revisionInSentence } from "@/components/revision/revision-words";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { TimeAgo } from "@/components/ui/time-ago";
import { timeOfDay } from "@/lib/browser/exact-time";
import { asPlainText } from "@/lib/browser/visible-text";
import type { PendingWrite, ProblemError, ProblemExtras } from "@/lib/contract/problem-error";
import type { Revision } from "@/lib/contract/rollout";

/** Why a rollback was not done, and what is different from what the person saw. */
export function UndoAnswer({ problem, name, target }: { problem: ProblemError; name: string; target: Revision }) {
  const { meanwhile } = problem.extras;
  return (
    <ProblemNote problem={problem} heading={headingOf(problem, asPlainText(name), target)}>
      {meanwhile && <Meanwhile {...meanwhile} />}
    </ProblemNote>
  );
}

function headingOf({ code, extras }: ProblemError, name: string, target: Revision): string | undefined {
  switch (code) {
    case "write-pending":
      return extras.write ? pendingHeading(extras.write) : undefined;
    case "changed-meanwhile":
      return `Somebody changed ${name} while you were reading`;
    case "revision-gone":
    case "no-such-revision":
      return `${revisionInSentence(target)} is gone`.replace(/^r/, "R");
    case "recreated":
      return `${name} was deleted and created again`;
    case "paused":
      return `${name} is paused`;
    case "preview-outdated":
      return "Nothing was sent: it would not have been what you saw";
    case "not-found":
      return `${name} is gone`;
    default:
      return undefined;
  }
}

const SENT: Record<PendingWrite["verb"], string> = {
  undo: "A rollback",
  pause: "A pause",
  resume: "A resume",
  restart: "A restart",
};

function pendingHeading({ verb, sentAt, answered }: PendingWrite): string {
  const sent = `${SENT[verb]} that you sent at ${timeOfDay(sentAt)}`;
  return answered ? `${sent} may still take effect` : `${sent} is not answered yet`;
}

function Meanwhile({ changes, by, at }: NonNullable<ProblemExtras["meanwhile"]>) {
  return (
    <div className="mt-1">
      {(by !== null || at !== null) && (
        <p className="text-ink-2">
          {by !== null && (
            <>
              Written by <ClusterText text={by} />
            </>
          )}
          {at !== null && (
            <>
              {by === null ? "Written " : ", "}
              <TimeAgo iso={at} exact />
            </>
          )}
        </p>
      )}
      {changes.length > 0 && (
        <ul className="mt-1 list-disc pl-4">
          {changes.map((change) => (
            <li key={change} className="break-words">
              <ClusterText text={change} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
