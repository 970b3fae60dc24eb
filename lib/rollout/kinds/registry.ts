import type { RolloutKind } from "@/lib/contract/rollout";
import type { WorkloadKind } from "../workload/workload";
import { DEPLOYMENT } from "./deployment";

/** Every kind of workload of the contract, by its name there: a kind without an entry does not compile. */
const KINDS: Readonly<Record<RolloutKind, WorkloadKind>> = {
  deployments: DEPLOYMENT,
};

/** What answers for the workloads of this kind. */
export function workloadKind(kind: RolloutKind): WorkloadKind {
  return KINDS[kind];
}
