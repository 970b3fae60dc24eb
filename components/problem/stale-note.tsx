import { Said } from "@/components/words/said";
import { useWords } from "@/components/words/words";
import { exactTime } from "@/lib/browser/exact-time";
import type { ToldProblem } from "@/lib/browser/told-problem";
import { ProblemNote } from "./problem-note";

/** Why what a screen shows is old, and since when nothing was heard: `heardAt` in milliseconds since the epoch. */
export function StaleNote({
  problem,
  heardAt,
  onRetry,
  retrying,
}: {
  problem: ToldProblem;
  heardAt: number;
  onRetry: () => void;
  retrying: boolean;
}) {
  const words = useWords("app").problems;
  const iso = new Date(heardAt).toISOString();
  const heading = problem.code === "cluster-timeout" ? { heading: words.noAnswerAnyMore } : {};
  return (
    <ProblemNote problem={problem} {...heading} onRetry={onRetry} retrying={retrying}>
      <p className="text-ink-2">
        <Said
          phrase={words.shownIsOld(
            <time dateTime={iso} className="whitespace-nowrap">
              {exactTime(iso)}
            </time>,
          )}
        />
      </p>
    </ProblemNote>
  );
}
