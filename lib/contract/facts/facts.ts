import type { ChangeFacts } from "./changes";
import type { CheckFacts } from "./checks";
import type { FindingFacts } from "./findings";
import type { ProblemFacts } from "./problems";
import type { RolloutFacts } from "./rollouts";
import type { StateFacts } from "./states";

/** For each code the facts that its sentence is made of. Facts are values, never words: text in them is the cluster's own. */
export type Facts = FindingFacts & CheckFacts & RolloutFacts & ChangeFacts & ProblemFacts & StateFacts;
