import { describe, expect, test } from "vitest";
import { aCondition, aReplicaSet } from "@/lib/testing/objects";
import {
  COMPLETED,
  iso,
  minutes,
  NOON,
  scaling,
  tenReplicas,
  told,
  TOO_FEW,
  type Given,
} from "@/lib/testing/told-state";

describe("complete, but not all of it available", () => {
  test("an hour after the end, within what the strategy allows: it is complete, and short of pods (S6)", () => {
    expect(told(tenReplicas({ counts: [10, 10, 9] }))).toMatchObject({
      leads: "short",
      word: "Complete, 9 of 10",
      means: "The rollout is complete, but only 9 of 10 pods are available.",
      reason: null,
      group: "settled",
      rolledOut: "complete",
      mayBeStuck: true,
      rollbackHelps: false,
    });
  });

  test("below what the strategy allows it is unavailable, and no rollback is offered: the template came to its end", () => {
    expect(told(tenReplicas({ counts: [10, 10, 3], conditions: [COMPLETED, TOO_FEW] }))).toMatchObject({
      leads: "unavailable",
      reason: "Only 3 of 10 are available.",
      group: "attention",
      rollbackHelps: false,
    });
  });

  test("right after a rollback the condition is still that of the revision before", () => {
    const web = tenReplicas({ counts: [0, 0, 0], conditions: [{ ...COMPLETED, message: succeeded("web-new") }] });
    const back = aReplicaSet(web, { hash: "old", replicas: 10, available: 0 });
    expect(told(web, [back])).toMatchObject({ rolledOut: "rolling-out", leads: "rolling-out" });
    expect(told({ ...web, spec: { ...web.spec, strategy: { type: "Recreate" } } })).toMatchObject({
      leads: "rolling-out",
    });
    expect(told(tenReplicas({ counts: [0, 10, 10] }))).toMatchObject({ leads: "rolling-out" });
  });
});

const LONG_COMPLETE = { ...COMPLETED, lastUpdateTime: iso(NOON - minutes(60)) };

describe("scaled from 3 to 10", () => {
  const scaled = (at: number, over: Given = {}) =>
    tenReplicas({
      counts: [10, 10, 3],
      conditions: [LONG_COMPLETE, TOO_FEW],
      over: { metadata: { managedFields: [scaling(at)] } },
      ...over,
    });

  test("two seconds ago by an autoscaler: it scales, the template is fine, and nobody has to look", () => {
    expect(told(scaled(NOON), null, NOON + 2_000)).toMatchObject({
      leads: "scaling",
      word: "Scaling up",
      means: "It was scaled up: 3 of 10 pods are available so far.",
      group: "rolling",
      rollbackHelps: false,
      mayBeStuck: true,
    });
  });

  test("before the controller has counted the new pods too", () => {
    expect(told(scaled(NOON, { counts: [3, 3, 3] }), null, NOON + 500)).toMatchObject({ leads: "scaling" });
  });

  test("in steps, of which the first made it short", () => {
    expect(told(scaled(NOON + 45_000), null, NOON + 50_000)).toMatchObject({ leads: "scaling" });
  });

  test("who rolled out wrote the replicas too: pods that are lost after that are lost", () => {
    const applied = { metadata: { managedFields: [scaling(NOON - 10_000)] } };
    const lost = { conditions: [COMPLETED, TOO_FEW], over: applied };
    expect(told(tenReplicas({ ...lost, counts: [10, 10, 3] }), null, NOON + 2_000)).toMatchObject({
      leads: "unavailable",
    });
    const one = { conditions: [COMPLETED], over: applied, counts: [10, 10, 9] } as const;
    expect(told(tenReplicas(one), null, NOON + 2_000)).toMatchObject({ leads: "short" });
  });

  test("longer ago than a rollout may take: its pods are missing", () => {
    expect(told(scaled(NOON), null, NOON + minutes(11))).toMatchObject({ leads: "unavailable", group: "attention" });
  });

  test("pods that went away long before or after the scaling are no scaling", () => {
    expect(told(scaled(NOON + minutes(5)), null, NOON + minutes(6))).toMatchObject({ leads: "unavailable" });
    expect(told(scaled(NOON - minutes(5)), null, NOON + minutes(1))).toMatchObject({ leads: "unavailable" });
  });

  test("a rollout that has not come to its end is not hidden by it", () => {
    const rolling = aCondition("Progressing", "True", "ReplicaSetUpdated");
    const web = scaled(NOON, { counts: [2, 12, 3], conditions: [rolling, TOO_FEW] });
    expect(told(web, null, NOON + 2_000)).toMatchObject({ leads: "rolling-out" });
  });
});

function succeeded(name: string): string {
  return `ReplicaSet "${name}" has successfully progressed.`;
}
