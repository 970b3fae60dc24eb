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

test("a used up quota is told in a sentence, with what is left of the older revision", () => {
  const said =
    'pods "web-6d4-x2" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=8, limited: pods=8';
  expect(listReason({ phase: phase("pods-refused", said), replicas: counts(0, 8, 8) })).toBe(
    'Quota "object-counts" is used up: pods 8 used of 8, 1 more requested. 8 older pods are still there.',
  );
});

test("a ReplicaSet that is refused", () => {
  const said =
    'Failed to create new replica set "web-7f": replicasets.apps "web-7f" is forbidden: exceeded quota: sets, requested: count/replicasets.apps=1, used: count/replicasets.apps=2, limited: count/replicasets.apps=2';
  expect(listReason({ phase: phase("replica-set-refused", said), replicas: counts(0, 0, 0) })).toBe(
    'The new revision is refused. Quota "sets" is used up: count/replicasets.apps 2 used of 2, 1 more requested.',
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
