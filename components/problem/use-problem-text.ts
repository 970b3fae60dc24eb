import { useWords } from "@/components/words/words";
import type { ToldProblem } from "@/lib/browser/told-problem";
import { type ProblemText, problemText } from "./problem-text";

/** The words of a problem in the reader's language. */
export function useProblemText(problem: ToldProblem): ProblemText {
  return problemText(problem, useWords("app"));
}
