import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";

/** What every path of the API answers that has no verb. @throws ProblemError not-found, always */
export async function unknownPath(): Promise<never> {
  throw new ProblemError("not-found", message("problem.no-such-path"), {
    advice: message("problem.no-such-path.advice"),
  });
}
