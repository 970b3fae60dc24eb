import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { podsAfterUndo } from "./pods-after-undo";

type Case = {
  replicas: number;
  /** Pods of the ReplicaSet that is reused, and how many of them are ready; null: none is reused. */
  target: [pods: number, ready: number] | null;
  others: number[];
  recreate?: boolean;
};

function podsOf({ replicas, target, others, recreate = false }: Case) {
  const web = aDeployment({ replicas, ...(recreate && { spec: { strategy: { type: "Recreate" } } }) });
  const reused = target ? aReplicaSet(web, { revision: 1, replicas: target[0], available: target[1] }) : undefined;
  const rest = others.map((pods, index) => aReplicaSet(web, { revision: index + 2, replicas: pods, available: 0 }));
  return podsAfterUndo(web, [...(reused ? [reused] : []), ...rest], reused);
}

test.each<[string, Case, { kept: number; replaced: number; created: number }]>([
  [
    "a stuck rollout: the healthy ones stay, only the bad ones go (F1)",
    { replicas: 10, target: [8, 8], others: [2] },
    { kept: 8, replaced: 2, created: 2 },
  ],
  [
    "a finished rollout: all are replaced",
    { replicas: 3, target: [0, 0], others: [3] },
    { kept: 0, replaced: 3, created: 3 },
  ],
  [
    "all others go, of however many revisions",
    { replicas: 4, target: [1, 1], others: [2, 1, 1] },
    { kept: 1, replaced: 4, created: 3 },
  ],
  [
    "pods of the target that are not ready are neither healthy nor made anew",
    { replicas: 4, target: [3, 1], others: [1] },
    { kept: 1, replaced: 1, created: 1 },
  ],
  [
    "more of the target than are wanted: the surplus goes",
    { replicas: 2, target: [5, 5], others: [1] },
    { kept: 2, replaced: 4, created: 0 },
  ],
  [
    "as many of the target as are wanted",
    { replicas: 3, target: [3, 3], others: [1] },
    { kept: 3, replaced: 1, created: 0 },
  ],
  [
    "scaled to zero: nothing is made",
    { replicas: 0, target: [0, 0], others: [] },
    { kept: 0, replaced: 0, created: 0 },
  ],
  [
    "scaled to zero a moment ago: what is left goes",
    { replicas: 0, target: [1, 1], others: [1] },
    { kept: 0, replaced: 2, created: 0 },
  ],
  [
    "no ReplicaSet is reused: every pod is replaced",
    { replicas: 10, target: null, others: [8, 2] },
    { kept: 0, replaced: 10, created: 10 },
  ],
  [
    "Recreate: the target's own pods stay there too",
    { replicas: 3, target: [1, 1], others: [2], recreate: true },
    { kept: 1, replaced: 2, created: 2 },
  ],
])("%s", (_name, given, expected) => {
  expect(podsOf(given)).toEqual(expected);
});

test("a Deployment that says no count has one replica, a ReplicaSet without status no pods", () => {
  const { replicas: _none, ...spec } = aDeployment().spec;
  const web = { ...aDeployment(), spec };
  const { status: _status, ...bare } = aReplicaSet(web, { replicas: 3 });
  expect(podsAfterUndo(web, [bare], bare)).toEqual({ kept: 0, replaced: 0, created: 1 });
});
