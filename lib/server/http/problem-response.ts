import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { Language } from "@/lib/words/language";
import { tell } from "@/lib/words/tell";
import { log } from "../log";
import { problemDocument } from "../reading/problem-document";

/** What every answer of the API carries: it is never cached, never sniffed, never embedded elsewhere. */
export const API_HEADERS = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
};

/** Any failure as a problem document. What nobody foresaw is logged here, once, and told to nobody. */
export function problemResponse(error: unknown, language: Language): Response {
  if (!(error instanceof ProblemError)) log.error({ error }, "unexpected");
  const known =
    error instanceof ProblemError
      ? error
      : new ProblemError("internal", message("problem.internal"), {
          advice: message("problem.internal.advice"),
        });
  const document = tell(problemDocument(known), language);
  const { retryAfterSeconds } = known.extras;
  return new Response(JSON.stringify(document), {
    status: document.status,
    headers: {
      ...API_HEADERS,
      "content-type": "application/problem+json",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterSeconds)) }),
    },
  });
}
