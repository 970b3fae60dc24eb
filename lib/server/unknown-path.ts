import "server-only";
import { ProblemError } from "@/lib/contract/problem-error";

/** What every path of the API answers that has no verb. @throws ProblemError not-found, always */
export async function unknownPath(): Promise<never> {
  throw new ProblemError("not-found", "The API has no such path.", { advice: "GET /api/openapi.json lists them." });
}
