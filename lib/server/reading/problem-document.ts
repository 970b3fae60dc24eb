import "server-only";
import { type Problem, type ProblemError, toProblemDocument } from "@/lib/contract/problem";
import { maskedOrNull } from "./masked-causes";
import { maskedText } from "../masks";

/** The document of a problem as it may leave the server: the words of cluster, webhooks and policies with secrets masked. */
export function problemDocument(problem: ProblemError): Problem {
  const document = toProblemDocument(problem);
  const { said, causes, meanwhile } = document;
  return {
    ...document,
    detail: maskedText(document.detail),
    ...(said !== undefined && { said: maskedText(said) }),
    ...(causes && {
      causes: causes.map(({ field, message }) => ({ field: maskedText(field), message: maskedText(message) })),
    }),
    ...(meanwhile && {
      meanwhile: { ...meanwhile, changes: meanwhile.changes.map(maskedText), by: maskedOrNull(meanwhile.by) },
    }),
  };
}
