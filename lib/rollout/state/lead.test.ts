import { describe, expect, test } from "vitest";
import type { StateKind } from "@/lib/contract/rollout-state";
import { aCondition, aReplicaSet } from "@/lib/testing/objects";
import { aStanding } from "@/lib/testing/rollout-state";
import { iso, NOON, REFUSED, scaling, tenReplicas, told, TOO_FEW } from "@/lib/testing/told-state";
import type { Workload } from "../workload/workload";
import { besideOf, leadOf, needsAttention } from "./lead";

describe("paused, and something else is wrong", () => {
  test("nothing available: that leads, under attention, and the pause is told beside it", () => {
    const paused = tenReplicas({ counts: [10, 10, 0], paused: true, conditions: [TOO_FEW] });
    const all = [aReplicaSet(paused, { replicas: 10, available: 0 })];
    for (const stored of [null, all]) {
      expect(told(paused, stored)).toMatchObject({
        leads: "unavailable",
        beside: ["Paused"],
        reason: "Only 0 of 10 are available.",
        group: "attention",
        mayBeStuck: true,
        rollbackHelps: false,
      });
    }
  });

  test("half way and pods missing: the template may be what is wrong", () => {
    const paused = tenReplicas({ counts: [5, 12, 5], paused: true, conditions: [TOO_FEW] });
    expect(told(paused)).toMatchObject({ leads: "unavailable", beside: ["Paused, pending"], rollbackHelps: true });
  });

  test("pods refused by a quota: told with the cause, in the list too, and that the pause is not why", () => {
    const paused = tenReplicas({ counts: [3, 11, 8], paused: true, conditions: [REFUSED] });
    expect(told(paused)).toMatchObject({
      leads: "pods-refused",
      beside: ["Paused, pending"],
      reason:
        'Quota "object-counts" is used up: pods 8 used of 8, 1 more requested. 8 older pods are still there. Its pause is not the reason.',
      group: "attention",
      mayBeStuck: true,
      rollbackHelps: false,
    });
  });

  test("a Deployment keeps the condition that it had, so its ReplicaSets say whether pods are refused", () => {
    const paused = tenReplicas({ counts: [3, 11, 11], paused: true, conditions: [REFUSED] });
    const current = aReplicaSet(paused, { revision: 2, replicas: 3 });
    const old = aReplicaSet(paused, { image: "web:0", replicas: 8 });
    const failing = { ...current, status: { ...current.status, conditions: [REFUSED] } };
    expect(told(paused, [current, old])).toMatchObject({ leads: "paused-with-change", group: "paused" });
    expect(told(withoutConditions(paused), [failing, old])).toMatchObject({ leads: "pods-refused" });
  });

  test("a condition that is left over from before the pause is not told while no pod is missing", () => {
    expect(told(tenReplicas({ paused: true, conditions: [REFUSED] }))).toMatchObject({ leads: "paused" });
  });

  test("created paused: nothing has been rolled out, so nothing is missing", () => {
    const paused = tenReplicas({ counts: [0, 0, 0], paused: true, conditions: [TOO_FEW], over: { revision: null } });
    expect(told(paused)).toMatchObject({ leads: "paused-with-change", group: "paused" });
    expect(told(paused, [])).toMatchObject({ leads: "paused-with-change", rolledOut: "not-started" });
  });

  test("a deadline that passed before the pause counts as long as pods are missing", () => {
    const exceeded = aCondition("Progressing", "False", "ProgressDeadlineExceeded");
    const given = { paused: true, conditions: [exceeded] };
    expect(told(tenReplicas({ ...given, counts: [3, 11, 8] }))).toMatchObject({
      leads: "stalled",
      beside: ["Paused, pending"],
      rollbackHelps: true,
    });
    expect(told(tenReplicas({ ...given, counts: [3, 11, 11] }))).toMatchObject({ leads: "paused-with-change" });
  });

  test("while it only scales no change is pending, and a scaling is no alarm (A6)", () => {
    const managedFields = [scaling(NOON)];
    const paused = tenReplicas({
      counts: [3, 3, 3],
      paused: true,
      conditions: [TOO_FEW],
      over: { metadata: { managedFields } },
    });
    expect(told(paused, null, NOON + 2_000)).toMatchObject({ leads: "paused", beside: [] });
  });
});

test("what is being deleted tells nothing else", () => {
  const dying = tenReplicas({ paused: true, over: { metadata: { deletionTimestamp: iso(NOON) } } });
  expect(told(dying)).toMatchObject({ leads: "deleting", beside: [], group: "settled", mayBeStuck: false });
});

test("refused before stuck before unavailable before paused, whatever else holds", () => {
  const everything = aStanding("pods-refused", {
    template: { rolledOut: "stalled", since: null, said: null },
    availability: { kind: "unavailable", since: null, said: null, scalingUntil: null },
    pause: { since: null, pending: true },
  });
  const without = (over: Partial<typeof everything>) => leadOf({ ...everything, ...over }, NOON).kind;
  const rolling = { template: { rolledOut: "rolling-out", since: null, said: null } } as const;
  const available = aStanding("complete").availability;
  expect([
    without({}),
    without({ refused: null }),
    without({ refused: null, ...rolling }),
    without({ refused: null, ...rolling, availability: available }),
    without({ refused: null, ...rolling, pause: null }),
  ]).toEqual<StateKind[]>(["pods-refused", "stalled", "unavailable", "paused-with-change", "rolling-out"]);
  expect(besideOf(everything, { kind: "pods-refused", since: null })).toEqual([
    { kind: "paused-with-change", since: null },
  ]);
  expect(needsAttention({ lead: { kind: "pods-refused" } })).toBe(true);
});

function withoutConditions(web: Workload): Workload {
  return { ...web, status: { ...web.status, conditions: [] } };
}
