import type { Problem, ProblemExtras } from "@/lib/contract/problem";
import type { ProblemCode } from "@/lib/contract/problem-code";
import type { RolloutRef } from "@/lib/contract/rollout";

/** What the server told, in the reader's language. */
export type ToldDocument = Pick<Problem, "code" | "title" | "detail"> & ProblemExtras;

/** What the browser found out by itself; components have the words for it. */
export type OwnProblem =
  /** Rewind cannot be reached. `mayHaveWritten`: what was sent may have been done all the same. */
  | { code: "internal"; own: "no-answer"; mayHaveWritten: boolean }
  /** Rewind answered with an HTTP status and without a problem document. */
  | { code: "internal"; own: "no-reason"; status: number }
  /** The rollout on the screen does not exist any more; null where none was shown yet. */
  | { code: "not-found"; own: "gone"; ref: RolloutRef | null };

/** A problem as the screens hold it. */
export class ToldProblem extends Error {
  override readonly name = "ToldProblem";
  readonly code: ProblemCode;
  readonly source: ToldDocument | OwnProblem;

  constructor(source: ToldDocument | OwnProblem, options?: ErrorOptions) {
    super("own" in source ? source.own : source.detail, options);
    this.code = source.code;
    this.source = source;
  }

  /** What came with it; nothing where the browser found it out by itself. */
  get extras(): ProblemExtras {
    return "own" in this.source ? {} : this.source;
  }
}
