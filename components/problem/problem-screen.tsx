import {
  FileQuestion,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  PlugZap,
  SearchX,
  TriangleAlert,
  Unplug,
} from "lucide-react";
import type { ReactNode } from "react";
import { ClusterText } from "@/components/text/cluster-text";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/words/words";
import type { ProblemCode } from "@/lib/contract/problem-code";
import type { ToldProblem } from "@/lib/browser/told-problem";
import { ProblemFacts } from "./problem-facts";
import { useProblemText } from "./use-problem-text";

const ICONS: Partial<Record<ProblemCode, LucideIcon>> = {
  unauthenticated: KeyRound,
  "credential-plugin-failed": KeyRound,
  forbidden: LockKeyhole,
  "not-found": SearchX,
  "unknown-cluster": SearchX,
  "no-kubeconfig": FileQuestion,
  "kubeconfig-unreadable": FileQuestion,
  "cluster-unreachable": Unplug,
  "cluster-timeout": Unplug,
  busy: PlugZap,
};

/** A problem in the place of what could not be read: what happened, in whose words, what to do, what still works. */
export function ProblemScreen({
  problem,
  heading,
  onRetry,
  retrying,
  children,
}: {
  problem: ToldProblem;
  heading?: string | undefined;
  onRetry: () => void;
  retrying: boolean;
  /** What still works. */
  children?: ReactNode;
}) {
  const words = useWords("app");
  const { title, detail, advice } = useProblemText(problem);
  const Icon = ICONS[problem.code] ?? TriangleAlert;
  return (
    <section role="alert" data-code={problem.code} className="mx-auto max-w-xl animate-appear px-1 py-12 sm:py-20">
      <Icon aria-hidden className="size-6 text-ink-3" strokeWidth={1.75} />
      <h2 className="mt-3 text-lg">{heading ?? title}</h2>
      <div className="mt-1 grid gap-2">
        <p className="break-words">
          <ClusterText text={detail} />
        </p>
        <ProblemFacts {...problem.extras} advice={advice} />
      </div>
      <p className="mt-4">
        <Button busy={retrying} onClick={onRetry}>
          {words.ui.tryAgain}
        </Button>
      </p>
      {children && <div className="mt-6 border-t border-line pt-4 text-ink-2">{children}</div>}
    </section>
  );
}
