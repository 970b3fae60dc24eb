import { type Code, type Coded, type Message, message, textOf } from "./message";
import type { Problem, ProblemExtras } from "./problem";
import { PROBLEM_STATUS, type ProblemCode } from "./problem-code";

/** What may accompany a problem, as the server holds it; the schema says each field's meaning. */
type Extras = Coded<ProblemExtras>;
/** What it may be made of: until every problem has a code of its own. */
export type Accompanying = Omit<Extras, "advice"> & { advice?: Message | string | undefined };

/** What happened, as a problem says it. */
export type ProblemMessage = Message<Extract<Code, `problem.${string}`>>;

/** A request that failed or was refused: thrown by the server, which words it where the answer leaves. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly code: ProblemCode;
  /** What happened. */
  readonly told: ProblemMessage;
  readonly extras: Extras;

  constructor(
    code: ProblemCode,
    told: ProblemMessage | string,
    { advice, ...extras }: Accompanying = {},
    options?: ErrorOptions,
  ) {
    super(typeof told === "string" ? told : `${code} (${told.code})`, options);
    this.code = code;
    this.told = typeof told === "string" ? message("problem.text", { text: told }) : told;
    this.extras = advice === undefined ? extras : { ...extras, advice: messageOf(advice) };
  }
}

function messageOf(told: Message | string): Message {
  return typeof told === "string" ? message("problem.text", { text: told }) : told;
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
