import "server-only";
import { type Coded, textOf } from "@/lib/contract/message";
import type { Problem } from "@/lib/contract/problem";
import { type ProblemError, toProblemDocument } from "@/lib/contract/problem-error";
import { maskedMessage } from "./masked-message";

/** The document of a problem as it may leave the server: also what its sentences and changes name. */
export function problemDocument(problem: ProblemError): Coded<Problem> {
  const document = toProblemDocument(problem);
  const { advice, meanwhile } = document;
  const message = maskedMessage(document.message);
  return {
    ...document,
    message,
    detail: textOf(message),
    ...(advice && { advice: maskedMessage(advice) }),
    ...(meanwhile && {
      meanwhile: { ...meanwhile, changes: meanwhile.changes.map(maskedMessage) },
    }),
  };
}
