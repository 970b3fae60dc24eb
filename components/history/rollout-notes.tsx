import { CircleAlert, Info, Pause } from "lucide-react";
import { ProblemNote } from "@/components/problem/problem-note";
import { phaseWords } from "@/components/status/phase-words";
import { ClusterText } from "@/components/text/cluster-text";
import { LongText } from "@/components/text/long-text";
import { groupOf } from "@/lib/browser/rollout-group";
import { ProblemError } from "@/lib/contract/problem-error";
import type { Revision, Rollout } from "@/lib/contract/rollout";
import { isServing, revisionName } from "./revision-words";

/** Why it needs attention, what waits, and what is odd about its objects. */
export function RolloutNotes({
  rollout,
  saidAbove,
  onRetry,
}: {
  rollout: Rollout;
  /** The strip of a followed change says already what is wrong. */
  saidAbove: boolean;
  onRetry: () => void;
}) {
  const { phase, pending, paused, notices, historyProblem, revisions } = rollout;
  return (
    <div className="mt-4 grid gap-2 empty:hidden">
      {groupOf(phase.kind) === "attention" && !saidAbove && (
        <div className="flex gap-2.5 rounded-lg bg-bad-wash px-3 py-2.5">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
          <div className="min-w-0">
            <p className="font-semibold">{phaseWords(phase.kind).means}</p>
            {phase.said !== null && (
              <p className="break-words">
                <LongText text={phase.said} />
              </p>
            )}
            <Serving revisions={revisions} />
          </div>
        </div>
      )}
      {pending && paused && (
        <div className="flex gap-2.5 rounded-lg bg-warn-wash px-3 py-2.5">
          <Pause aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <p className="min-w-0 break-words">
            <b>A change waits behind the pause</b>
            {pending.changes.length > 0 && (
              <>
                : <ClusterText text={pending.changes.join(", ")} />
              </>
            )}
            . It rolls out when somebody resumes.
          </p>
        </div>
      )}
      {historyProblem && (
        <ProblemNote
          problem={new ProblemError(historyProblem.code, historyProblem.detail, historyProblem)}
          heading="The history cannot be read"
          onRetry={onRetry}
        >
          <p className="text-ink-2">State, counts, pause and resume still work.</p>
        </ProblemNote>
      )}
      {notices.map(({ code, text }) => (
        <p key={code + text} data-notice={code} className="flex gap-2.5 rounded-lg border border-line px-3 py-2">
          <Info aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
          <span className="min-w-0 break-words">
            <ClusterText text={text} />
          </span>
        </p>
      ))}
    </div>
  );
}

function Serving({ revisions }: { revisions: readonly Revision[] }) {
  const serving = revisions.filter(isServing);
  if (serving.length === 0) return null;
  return (
    <p className="text-ink-2">
      {serving
        .map((revision) => `${revisionName(revision)} still serves with ${revision.replicas.ready} ready`)
        .join(", ")}
      .
    </p>
  );
}
