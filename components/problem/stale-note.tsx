import { exactTime } from "@/lib/browser/exact-time";
import type { ProblemError } from "@/lib/contract/problem-error";
import { ProblemNote } from "./problem-note";

/** Why what a screen shows is old, and since when nothing was heard: `heardAt` in milliseconds since the epoch. */
export function StaleNote({
  problem,
  heardAt,
  onRetry,
  retrying,
}: {
  problem: ProblemError;
  heardAt: number;
  onRetry: () => void;
  retrying: boolean;
}) {
  const iso = new Date(heardAt).toISOString();
  const heading = problem.code === "cluster-timeout" ? { heading: "The cluster does not answer any more" } : {};
  return (
    <ProblemNote problem={problem} {...heading} onRetry={onRetry} retrying={retrying}>
      <p className="text-ink-2">
        What is shown below was read before that. The cluster was last heard at{" "}
        <time dateTime={iso} className="whitespace-nowrap">
          {exactTime(iso)}
        </time>
        .
      </p>
    </ProblemNote>
  );
}
