import { expect, test } from "vitest";
import { aContainer, aPod, atSecond, crashed } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut, type Stuck } from "@/lib/testing/stuck-rollout";

/** Four replicas, one more and none fewer at a time, unless the strategy is another. */
function four(spec: object = {}): Stuck {
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  return rollingOut(probed(), {
    replicas: 4,
    spec: { strategy, ...spec },
    status: { replicas: 5, updatedReplicas: 1, availableReplicas: 4 },
  });
}

test("one batch after the other, each as long as the pods so far took", () => {
  const given = four();
  // One took 10 s, one is 5 s old, two are to come.
  const starting = aContainer({ running: { startedAt: atSecond(57) } });
  const pods = [aPod(given.current), aPod(given.current, { name: "second", createdAt: 55, containers: [starting] })];

  expect(diagnose(given, pods).endsInSeconds).toBe(5 + 2 * 10);
});

test("greater batches end sooner", () => {
  const given = four({ strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "50%", maxUnavailable: 1 } } });

  expect(diagnose(given, [aPod(given.current)]).endsInSeconds).toBe(10);
});

test("minReadySeconds counts for every batch, and for those that are ready", () => {
  const given = four({ minReadySeconds: 70 });

  expect(diagnose(given, [aPod(given.current)]).endsInSeconds).toBe(20 + 3 * 80);
});

test.each([
  ["no pod has got ready yet", (given: Stuck) => [aPod(given.current, { readyAt: null })]],
  [
    "one takes far longer than the others",
    (given: Stuck) => [aPod(given.current), aPod(given.current, { name: "slow", readyAt: null })],
  ],
  [
    "a pod fails",
    (given: Stuck) => [aPod(given.current), aPod(given.current, { name: "bad", containers: [crashed("Error", 1)] })],
  ],
  ["there are no pods", () => []],
])("nothing is told where %s", (_, podsOf) => {
  const given = four();

  expect(diagnose(given, podsOf(given)).endsInSeconds).toBeNull();
});

test("nothing is told while Recreate waits for old pods", () => {
  const given = four({ strategy: { type: "Recreate" } });
  const pods = [aPod(given.current), aPod(given.old, { deletionTimestamp: atSecond(80) })];

  expect(diagnose(given, pods).endsInSeconds).toBeNull();
});

test("nothing is told of a rollout that is over or paused", () => {
  const given = four({ paused: true });

  expect(diagnose(given, [aPod(given.current)]).endsInSeconds).toBeNull();
});
