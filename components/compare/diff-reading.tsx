import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "@/components/problem/problem-note";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import type { CompareSelection } from "@/lib/browser/use-compare-selection";
import type { Rollout } from "@/lib/contract/rollout";
import type { TemplateDiff } from "@/lib/contract/template-diff";
import { ComparisonWaiting } from "./comparison-waiting";
import { NoSuchRevision } from "./no-such-revision";

/** The states of a comparison that has not been read, and the comparison itself once it was. */
export function DiffReading({
  rollout,
  selection: { comparison, forget },
  unknown,
  reading: { data, error, isFetching, isPlaceholderData, refetch },
  children,
}: {
  rollout: Rollout;
  selection: CompareSelection;
  unknown: readonly string[];
  reading: UseQueryResult<TemplateDiff>;
  children: (diff: TemplateDiff) => ReactNode;
}) {
  const words = useWords("rollout").compare;
  if (unknown.length > 0) {
    return (
      <NoSuchRevision uids={unknown}>
        {rollout.suggested.kind === "revision" && (
          <Button small onClick={forget}>
            {words.noSuchRevision.compareSuggested}
          </Button>
        )}
      </NoSuchRevision>
    );
  }
  if (comparison.from === null) {
    return (
      <div className="px-4 py-8">
        <h3 className="text-lg">{words.oneRevision.heading}</h3>
        <p className="mt-1 text-ink-2">{words.oneRevision.means}</p>
      </div>
    );
  }
  if (error && (!data || isPlaceholderData)) {
    return (
      <div className="p-4">
        <ProblemNote problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      </div>
    );
  }
  if (!data) return <ComparisonWaiting />;
  return (
    <div
      aria-busy={isPlaceholderData || undefined}
      className="transition-opacity delay-200 duration-100 aria-busy:opacity-60"
    >
      {children(data)}
    </div>
  );
}
