import "server-only";
import { type Coded, textOf } from "@/lib/contract/message";
import type { Problem } from "@/lib/contract/problem";
import { type ProblemError, toProblemDocument } from "@/lib/contract/problem-error";
import { maskedText } from "../masks";
import { maskedOrNull } from "./masked-causes";
import { maskedMessage } from "./masked-message";

/** The document of a problem as it may leave the server: the words of cluster, webhooks and policies with secrets masked. */
export function problemDocument(problem: ProblemError): Coded<Problem> {
  const document = toProblemDocument(problem);
  const { advice, said, causes, meanwhile } = document;
  const message = maskedMessage(document.message);
  return {
    ...document,
    message,
    detail: textOf(message),
    ...(advice && { advice: maskedMessage(advice) }),
    ...(said !== undefined && { said: maskedText(said) }),
    ...(causes && {
      causes: causes.map(({ field, message: text }) => ({ field: maskedText(field), message: maskedText(text) })),
    }),
    ...(meanwhile && {
      meanwhile: { ...meanwhile, changes: meanwhile.changes.map(maskedMessage), by: maskedOrNull(meanwhile.by) },
    }),
  };
}
