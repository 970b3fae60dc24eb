import { Info, Pause } from "lucide-react";
import { ProblemNote } from "@/components/problem/problem-note";
import { ClusterText } from "@/components/text/cluster-text";
import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { ToldProblem } from "@/lib/browser/told-problem";
import type { Rollout } from "@/lib/contract/rollout";

/** What waits behind a pause, and what is odd about its objects. */
export function RolloutNotes({ rollout, onRetry }: { rollout: Rollout; onRetry: () => void }) {
  const words = useWords("rollout").notes;
  const { pending, paused, notices, historyProblem } = rollout;
  return (
    <div className="mt-2 grid gap-2 empty:hidden">
      {pending && paused && (
        <div className="flex gap-2.5 rounded-lg bg-warn-wash px-3 py-2.5">
          <Pause aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <p className="min-w-0 break-words">
            <Said
              phrase={words.waiting(
                pending.changes.length === 0 ? null : (
                  <ClusterText text={pending.changes.map(({ text }) => text).join(", ")} />
                ),
                (text) => (
                  <b>{text}</b>
                ),
              )}
            />
          </p>
        </div>
      )}
      {historyProblem && (
        <ProblemNote problem={new ToldProblem(historyProblem)} heading={words.historyProblem} onRetry={onRetry}>
          <p className="text-ink-2">{words.stillWorks}</p>
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
