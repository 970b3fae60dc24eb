import type { RolloutKind } from "@/lib/contract/rollout";

/** What workloads of a kind are called; a kind without a name does not compile. */
const NAMES: Readonly<Record<RolloutKind, string>> = { deployments: "Deployments" };

/** Workloads of this kind, as the beginning or the middle of a sentence. */
export function kindName(kind: RolloutKind): string {
  return NAMES[kind];
}
