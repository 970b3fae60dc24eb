import { describe, expect, test } from "vitest";
import { aCondition } from "@/lib/testing/objects";
import { COMPLETED, QUOTA, REFUSED, tenReplicas, told, TOO_FEW } from "@/lib/testing/told-state";

describe("why a row needs attention", () => {
  test("a refusal is told with what is left of the older revision", () => {
    expect(told(tenReplicas({ counts: [0, 8, 8], conditions: [REFUSED] })).reason).toBe(
      'Quota "object-counts" is used up: pods 8 used of 8, 1 more requested. 8 older pods are still there.',
    );
    const denied = aCondition("Progressing", "False", "ReplicaSetCreateError", QUOTA);
    expect(told(tenReplicas({ counts: [0, 0, 0], conditions: [denied] })).reason).toBe(
      'The new revision is refused. Quota "object-counts" is used up: pods 8 used of 8, 1 more requested.',
    );
  });

  test("a rollout that stands still says how far it came", () => {
    const exceeded = aCondition("Progressing", "False", "ProgressDeadlineExceeded");
    expect(told(tenReplicas({ counts: [2, 9, 8], conditions: [exceeded] }))).toMatchObject({
      reason: "No progress within the deadline: 2 of 10 are up to date, 8 available. 7 older pods are still there.",
      rollbackHelps: true,
    });
  });

  test("pods that went away after the rollout", () => {
    expect(told(tenReplicas({ counts: [10, 10, 3], conditions: [COMPLETED, TOO_FEW] })).reason).toBe(
      "Only 3 of 10 are available.",
    );
  });

  test("one that needs none has no reason", () => {
    expect(told(tenReplicas()).reason).toBeNull();
    expect(told(tenReplicas({ counts: [3, 12, 10], conditions: [] })).reason).toBeNull();
  });
});
