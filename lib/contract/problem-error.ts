import { type Code, type Coded, type Message, message, textOf } from "./message";
import type { Problem, ProblemExtras } from "./problem";
import { PROBLEM_STATUS, type ProblemCode } from "./problem-code";

/** What happened, as a problem says it. */
export type ProblemMessage = Message<Extract<Code, `problem.${string}`>>;

/** What may accompany a problem, as the server holds it; the schema says each field's meaning. */
export type CodedExtras = Coded<ProblemExtras>;

/** A request that failed or was refused: thrown by the server, which words it where the answer leaves. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  /** What happened. */
  readonly told: ProblemMessage;
  readonly extras: CodedExtras;

  constructor(code: ProblemCode, told: ProblemMessage, extras: CodedExtras = {}, options?: ErrorOptions) {
    super(`${code} (${told.code})`, options);
    this.code = code;
    this.told = told;
    this.extras = extras;
  }
}

/** The document that says `problem` over the wire, before it has words. */
export function toProblemDocument({ code, told, extras }: ProblemError): Coded<Problem> {
  return {
    type: "about:blank",
    title: textOf(message(`problem-title.${code}`)),
    status: PROBLEM_STATUS[code],
    code,
    detail: textOf(told),
    message: told,
    ...extras,
  };
}
