import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import type { ToldProblem } from "@/lib/browser/told-problem";
import { ProblemFacts } from "./problem-facts";
import { useProblemText } from "./use-problem-text";

/** A problem inside a screen whose rest stays usable. */
export function ProblemNote({
  problem,
  heading,
  onRetry,
  retrying = false,
  children,
}: {
  problem: ToldProblem;
  heading?: string | undefined;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  children?: ReactNode;
}) {
  const words = useWords("app");
  const { title, detail, advice } = useProblemText(problem);
  return (
    <div
      role="alert"
      data-code={problem.code}
      className="flex animate-appear gap-2.5 rounded-lg border border-bad/25 bg-bad-wash px-3 py-2.5"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="font-semibold">{heading ?? title}</p>
        <p className="break-words">
          <ClusterText text={detail} />
        </p>
        <ProblemFacts {...problem.extras} advice={advice} />
        {children}
        {onRetry && (
          <p className="mt-1.5">
            <Button small busy={retrying} onClick={onRetry}>
              {words.ui.tryAgain}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
