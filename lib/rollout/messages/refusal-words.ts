import type { Phase } from "@/lib/contract/rollout";
import { refusalOf } from "./read-refusal";

/**
 * Why the controller may not make what a rollout needs, as a sentence made of its condition's words; null for a rollout
 * that is not refused anything.
 */
export function refusalWords({ kind, said }: Pick<Phase, "kind" | "said">): string | null {
  if (kind !== "replica-set-refused" && kind !== "pods-refused") return null;
  if (said === null) return "Kubernetes does not say why.";
  return `${refusalOf(said.replace(/^Failed to create new replica set "[^"]*": /, "")).words}.`;
}
