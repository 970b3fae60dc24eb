import type { PhaseKind, RolloutSummary } from "@/lib/contract/rollout";

/** One row of the list, complete and healthy unless something else is said. */
export function aRolloutSummary({
  phase = "complete",
  ...said
}: Partial<Omit<RolloutSummary, "phase">> & { phase?: PhaseKind } = {}): RolloutSummary {
  return {
    namespace: "shop",
    kind: "deployments",
    name: "web",
    uid: `uid-${said.namespace ?? "shop"}-${said.name ?? "web"}`,
    phase: { kind: phase, since: null, said: null },
    paused: false,
    replicas: { desired: 3, updated: 3, ready: 3, available: 3, total: 3 },
    images: ["web:1.0"],
    revision: "1",
    changeCause: null,
    leftOver: null,
    createdAt: "2026-11-01T00:00:00Z",
    changedAt: "2026-11-20T00:00:00Z",
    ...said,
  };
}
