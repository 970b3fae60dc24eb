import type { TitleFacts } from "./problem-titles";

/** Why a request was refused or failed, and what to do about it. Codes begin with `problem.`. */
export type ProblemFacts = TitleFacts & { "problem.text": { text: string } };
