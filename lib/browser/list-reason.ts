import type { RolloutSummary } from "@/lib/contract/rollout";

/**
 * Why a row of the list needs attention, in one sentence made of what the list has anyway: the conditions and counts of
 * the Deployment. The rollout's own screen knows more.
 */
export function listReason({
  phase,
  replicas,
  refusal = "",
}: Pick<RolloutSummary, "phase" | "replicas" | "refusal">): string {
  const { desired, updated, available, total } = replicas;
  const old = total - updated;
  const serving = old > 0 && available > 0 ? ` ${old} older ${old === 1 ? "pod is" : "pods are"} still there.` : "";
  switch (phase.kind) {
    case "replica-set-refused":
      return `The new revision is refused. ${refusal}${serving}`;
    case "pods-refused":
      return `${refusal}${serving}`;
    case "stalled":
      return `No progress within the deadline: ${updated} of ${desired} are up to date, ${available} available.${serving}`;
    case "unavailable":
      return `Only ${available} of ${desired} are available.`;
    default:
      return phase.said ?? "";
  }
}
