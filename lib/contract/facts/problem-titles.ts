import type { ProblemCode } from "../problem-code";

/** What kind of problem it is, in a few words. Codes begin with `problem-title.`. */
export type TitleFacts = { readonly [C in ProblemCode as `problem-title.${C}`]: Record<never, never> };
