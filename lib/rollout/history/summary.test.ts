import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { RolloutSummary } from "@/lib/contract/rollout";
import { inEnglish } from "@/lib/testing/in-english";
import { aCondition, aDeployment } from "@/lib/testing/objects";
import { summaryOf } from "./summary";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const CAUSE = "kubernetes.io/change-cause";
const causeOf = (cause: string) => summaryOf(aDeployment({ annotations: { [CAUSE]: cause } }), NOW, asItIs).changeCause;

test("a row is what the contract promises", () => {
  const conditions = [aCondition("Progressing", "True", "NewReplicaSetAvailable")];
  const row = inEnglish({ ...summaryOf(aDeployment({ revision: 7, conditions }), NOW, asItIs), reason: null });
  expect(RolloutSummary.parse(row)).toEqual(row);
  expect(row).toMatchObject({ name: "web", revision: "7", images: ["web:1"], changedAt: "2026-01-01T12:00:00Z" });
});

test("what is not known is null", () => {
  expect(summaryOf(aDeployment({ revision: null }), NOW, asItIs)).toMatchObject({
    revision: null,
    changeCause: null,
    changedAt: null,
  });
});

test("a long change cause is cut to 240 characters, none of them in half (T25)", () => {
  const long = "🚑".repeat(241);
  expect(causeOf(long)).toBe(`${"🚑".repeat(239)}…`);
  expect(causeOf("🚑".repeat(240))).toBe("🚑".repeat(240));
  expect(causeOf("결제 모듈 긴급 수정 🚑")).toBe("결제 모듈 긴급 수정 🚑");
});

test("a paused Deployment whose template nobody runs has a change pending (T77)", () => {
  const status = { updatedReplicas: 0, replicas: 3, availableReplicas: 3 };
  expect(summaryOf(aDeployment({ spec: { paused: true }, status }), NOW, asItIs)).toMatchObject({
    state: { lead: { kind: "paused-with-change" } },
    paused: true,
  });
});
