import type { ToldProblem } from "@/lib/browser/told-problem";
import type { ScreenWords } from "@/lib/words/screen-words";

/** What a problem is called, what happened, and what to do next. */
export type ProblemText = { title: string; detail: string; advice: string | undefined };

/** The words of a problem: those of the server, or of the screen where the browser found it out by itself. */
export function problemText({ source }: ToldProblem, { problems }: ScreenWords["app"]): ProblemText {
  if (!("own" in source)) return { title: source.title, detail: source.detail, advice: source.advice?.text };
  switch (source.own) {
    case "no-answer":
      return {
        title: problems.internal,
        detail: problems.noAnswer,
        advice: source.mayHaveWritten ? problems.mayHaveWritten : problems.checkProcess,
      };
    case "no-reason":
      return { title: problems.internal, detail: problems.noReason(source.status), advice: problems.readLog };
    case "gone":
      return {
        title: problems.notFound,
        detail: source.ref ? problems.gone(source.ref.name, source.ref.namespace) : problems.goneUnseen,
        advice: problems.lookAtList,
      };
  }
}
