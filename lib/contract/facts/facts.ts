import type { ModeFacts, PermissionFacts } from "./access";
import type { ChangeFacts } from "./changes";
import type { CheckFacts } from "./checks";
import type { FieldFacts, MeaningFacts } from "./fields";
import type { FindingFacts } from "./findings";
import type { ManagerFacts } from "./managers";
import type { NamedObjectCheckFacts } from "./named-object-checks";
import type { ProblemFacts } from "./problems";
import type { QuotaCheckFacts } from "./quota-checks";
import type { RolloutFacts } from "./rollouts";
import type { StateFacts } from "./states";
import type { BesideFacts } from "./undo";

/** For each code the facts that its sentence is made of. Facts are values, never words: text in them is the cluster's own. */
export type Facts = FindingFacts &
  CheckFacts &
  NamedObjectCheckFacts &
  QuotaCheckFacts &
  ManagerFacts &
  FieldFacts &
  MeaningFacts &
  BesideFacts &
  PermissionFacts &
  ModeFacts &
  RolloutFacts &
  ChangeFacts &
  ProblemFacts &
  StateFacts;
