import type { Ref } from "react";
import { Comparison } from "@/components/compare/comparison";
import { EmptyNote } from "@/components/problem/empty-note";
import { useWords } from "@/components/words/words";
import { revisionAt } from "@/lib/browser/compare-selection";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import { Timeline } from "@/components/timeline/timeline";

/** The timeline, and beside it the comparison of what was chosen in it. */
export function RolloutHistory({
  rollout,
  panel,
  selection,
  onChoose,
}: {
  rollout: Rollout;
  panel: Ref<HTMLDivElement>;
  selection: CompareSelection;
  onChoose: (side: "from" | "to", uid: string) => void;
}) {
  const words = useWords("rollout").noHistory;
  const { revisions, state, historyProblem } = rollout;
  if (historyProblem) return null;
  if (revisions.length === 0) {
    return (
      <EmptyNote heading={words.heading}>
        <p>{words.means}</p>
      </EmptyNote>
    );
  }

  const { comparison } = selection;
  return (
    <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(20rem,27rem)_minmax(0,1fr)]">
      <Timeline
        revisions={revisions}
        lead={state.lead.kind}
        left={comparison.from === null ? null : (revisionAt(rollout, comparison.from)?.uid ?? null)}
        right={revisionAt(rollout, comparison.to)?.uid ?? null}
        onChoose={onChoose}
      />
      <div ref={panel} className="min-w-0 scroll-mt-16 self-start lg:sticky lg:top-15">
        <Comparison rollout={rollout} selection={selection} />
      </div>
    </div>
  );
}
