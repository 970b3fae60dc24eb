import type { ProblemCode } from "@/lib/contract/problem-code";
import { REFRESH_MS } from "./poll-intervals";
import type { ToldProblem } from "./told-problem";

/** Problems that only a person can end: asking again by itself would run a broken login over and over. */
const NEEDS_A_PERSON: readonly ProblemCode[] = [
  "unauthenticated",
  "credential-plugin-failed",
  "no-kubeconfig",
  "kubeconfig-unreadable",
  "unknown-cluster",
  "invalid-request",
];

/** Whether only a person can end this problem. */
export function needsPerson({ code }: ToldProblem): boolean {
  return NEEDS_A_PERSON.includes(code);
}

/** How long to wait until the next reading in milliseconds, or false where a person has to ask for it. */
export function refreshIn(milliseconds: number, problem: ToldProblem | null): number | false {
  if (!problem) return milliseconds;
  if (needsPerson(problem)) return false;
  return Math.max(REFRESH_MS, (problem.extras.retryAfterSeconds ?? 0) * 1000);
}

/** The same as TanStack Query's `refetchInterval`. */
export function refreshEvery(milliseconds: number) {
  return ({ state }: { state: { error: ToldProblem | null } }) => refreshIn(milliseconds, state.error);
}
