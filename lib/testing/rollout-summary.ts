import { cited } from "@/lib/contract/cluster-text";
import type { Coded } from "@/lib/contract/message";
import type { RolloutSummary } from "@/lib/contract/rollout";
import type { StateKind } from "@/lib/contract/rollout-state";
import { inEnglish } from "./in-english";
import { aCodedState, aState } from "./rollout-state";

/** One row of the list, complete and healthy unless something else is said. `lead`: which fact of its state leads. */
export function aRolloutSummary({
  lead = "complete",
  ...said
}: Partial<RolloutSummary> & { lead?: StateKind } = {}): RolloutSummary {
  return { ...inEnglish(aCodedSummary(said)), state: aState(lead, {}, said.replicas), ...said };
}

/** The same as domain and server hold it. */
export function aCodedSummary({
  namespace = "shop",
  name = "web",
}: { namespace?: string; name?: string } = {}): Coded<RolloutSummary> {
  return {
    namespace,
    kind: "deployments",
    name,
    uid: `uid-${namespace}-${name}`,
    state: aCodedState(),
    reason: null,
    paused: false,
    replicas: { desired: 3, updated: 3, ready: 3, available: 3, total: 3 },
    images: ["web:1.0"],
    revision: cited`1`,
    changeCause: null,
    leftOver: null,
    createdAt: "2026-11-01T00:00:00Z",
    changedAt: "2026-11-20T00:00:00Z",
  };
}
