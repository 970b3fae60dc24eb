import type { Problem } from "@/lib/contract/problem";
import { PROBLEM_STATUS, type ProblemCode } from "@/lib/contract/problem-code";

/** A problem document as the browser gets it. */
export function aProblem(code: ProblemCode, more: Partial<Problem> = {}): Problem {
  const { detail = "No." } = more;
  return {
    type: "about:blank",
    title: code,
    status: PROBLEM_STATUS[code],
    code,
    detail,
    message: { code: "problem.text", facts: {}, text: detail },
    ...more,
  };
}
