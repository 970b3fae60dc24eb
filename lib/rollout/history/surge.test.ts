import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import type { Workload } from "../workload/workload";
import { surgeOf } from "./surge";

type Strategy = NonNullable<Workload["spec"]["strategy"]>;

function surge(replicas: number, strategy: Strategy | undefined, kept = 0, total = replicas) {
  const web = aDeployment({ replicas, spec: { strategy: strategy ?? {} }, status: { replicas: total } });
  return surgeOf(web, aReplicaSet(web, { image: "web:0", replicas: kept }));
}

const rolling = (maxSurge: string | number, maxUnavailable: string | number): Strategy => ({
  type: "RollingUpdate",
  rollingUpdate: { maxSurge, maxUnavailable },
});

test.each<[string, number, Strategy | undefined, number, ReturnType<typeof surgeOf>]>([
  [
    "surge is rounded up, unavailable down",
    10,
    rolling("25%", "25%"),
    0,
    { created: 10, replaced: 10, ahead: 3, unavailable: 2 },
  ],
  ["both are a quarter where nothing is said", 4, undefined, 0, { created: 4, replaced: 4, ahead: 1, unavailable: 1 }],
  ["counts of pods", 4, rolling(2, 0), 0, { created: 4, replaced: 4, ahead: 2, unavailable: 0 }],
  ["both zero: one goes first", 4, rolling(0, "1%"), 0, { created: 4, replaced: 4, ahead: 0, unavailable: 1 }],
  ["never more than are wanted", 1, rolling("300%", 0), 0, { created: 1, replaced: 1, ahead: 1, unavailable: 0 }],
  [
    "Recreate starts none before the old ones are gone",
    4,
    { type: "Recreate" },
    0,
    { created: 4, replaced: 4, ahead: 0, unavailable: 4 },
  ],
  ["scaled to zero", 0, rolling("25%", "25%"), 0, { created: 0, replaced: 0, ahead: 0, unavailable: 1 }],
  [
    "what cannot be read counts as none",
    2,
    rolling("many", 1),
    0,
    { created: 2, replaced: 2, ahead: 0, unavailable: 1 },
  ],
])("%s", (_what, replicas, strategy, kept, expected) => {
  expect(surge(replicas, strategy, kept)).toEqual(expected);
});

test("pods that the target still has are neither created nor in the way of the surge's limit", () => {
  expect(surge(4, rolling(1, 0), 3, 5)).toEqual({ created: 1, replaced: 2, ahead: 0, unavailable: 0 });
  expect(surge(4, rolling(2, 0), 3, 5)).toEqual({ created: 1, replaced: 2, ahead: 1, unavailable: 0 });
});
