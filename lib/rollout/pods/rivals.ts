import type { Coded } from "@/lib/contract/message";
import type { FindingEvidence } from "@/lib/contract/finding";
import { mayOneGo, strategyEvidence } from "../history/rolling-strategy";
import type { Workload } from "../workload/workload";
import { isEnding, type Pod } from "../objects/pod-objects";

/** The rollout's own older pods, which may have what its new ones wait for. */
export type Rivals = {
  /** Those that are there, also those that are ending. */
  older: readonly Pod[];
  /** On so many nodes pods of this rollout run. */
  nodes: number;
  /** No older pod goes before a new one is available. */
  mustStay: boolean;
  /** What says so. */
  strategy: Coded<FindingEvidence>;
};

/** The older pods of a rollout as rivals of its new ones. */
export function rivalsOf({
  workload,
  pods,
  olderPods,
}: {
  workload: Workload;
  pods: readonly Pod[];
  olderPods: readonly Pod[];
}): Rivals {
  const older = olderPods.filter(({ status }) => status.phase !== "Failed" && status.phase !== "Succeeded");
  const nodes = new Set(
    [...older, ...pods].flatMap(({ spec }) => (spec.nodeName === undefined ? [] : [spec.nodeName])),
  );
  return {
    older,
    nodes: nodes.size,
    mustStay: older.some((pod) => !isEnding(pod)) && !mayOneGo(workload),
    strategy: strategyEvidence(workload),
  };
}
