import type { RolloutKind } from "../rollout";
import type { RolloutAction } from "../rollout-action";
import type { TitleFacts } from "./problem-titles";

/** Why a request was refused or failed, and what to do about it. Codes begin with `problem.`. */
export type ProblemFacts = TitleFacts & {
  "problem.text": { text: string };
  "problem.no-such-action": { kind: RolloutKind; action: RolloutAction };
};
