import { expect, test } from "vitest";
import { listReason } from "./list-reason";

const counts = (updated: number, available: number, total: number) => ({
  desired: 10,
  updated,
  ready: available,
  available,
  total,
});
const phase = (kind: "stalled" | "pods-refused" | "replica-set-refused" | "unavailable", said: string | null) => ({
  kind,
  since: null,
  said,
});

test("a refusal is told with what is left of the older revision", () => {
  const refusal = "The quota is used up.";
  expect(listReason({ phase: phase("pods-refused", "…"), refusal, replicas: counts(0, 8, 8) })).toBe(
    "The quota is used up. 8 older pods are still there.",
  );
  expect(listReason({ phase: phase("replica-set-refused", "…"), refusal, replicas: counts(0, 0, 0) })).toBe(
    "The new revision is refused. The quota is used up.",
  );
});

test("a rollout that stands still says how far it came", () => {
  expect(listReason({ phase: phase("stalled", "…"), replicas: counts(2, 8, 9) })).toBe(
    "No progress within the deadline: 2 of 10 are up to date, 8 available. 7 older pods are still there.",
  );
});

test("pods that went away after the rollout", () => {
  expect(listReason({ phase: phase("unavailable", null), replicas: counts(10, 3, 10) })).toBe(
    "Only 3 of 10 are available.",
  );
});
