import "server-only";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import type { RolloutAction } from "@/lib/contract/rollout-action";
import type { WorkloadKind } from "@/lib/rollout/workload/workload";

/** Refuses what workloads of this kind have no way to do. @throws ProblemError not-found */
export function refuseImpossible(
  { resource: kind, actions }: Pick<WorkloadKind, "resource" | "actions">,
  action: RolloutAction,
): void {
  if (!actions.includes(action))
    throw new ProblemError("not-found", message("problem.no-such-action", { kind, action }));
}
