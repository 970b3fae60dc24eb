import { expect, test } from "vitest";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { lastRanOf } from "./last-ran";

const HISTORY = "deployment.kubernetes.io/revision-history";
const web = aDeployment({ image: "web:9" });
const scaledDown = (time: string) => ({
  managedFields: [
    { manager: "kube-controller-manager", operation: "Update", time, fieldsV1: { "f:spec": { "f:replicas": {} } } },
    {
      manager: "kube-controller-manager",
      operation: "Update",
      time: "2026-06-01T00:00:00Z",
      subresource: "status",
      fieldsV1: { "f:spec": { "f:replicas": {} } },
    },
  ],
});

test("until the ReplicaSet of the next number was created", () => {
  const [one, two, three] = [1, 2, 9].map((revision) => aReplicaSet(web, { revision, image: `web:${revision}` }));
  const owned = [one, two, three].filter((storedRevision) => storedRevision !== undefined);

  expect(owned.map((target) => lastRanOf(web, owned, target))).toEqual([
    { kind: "until", at: "2026-01-01T00:02:00Z", storedRevision: "web-hash2", because: "next-created" },
    { kind: "until", at: "2026-01-01T00:09:00Z", storedRevision: "web-hash9", because: "next-created" },
    { kind: "still-runs" },
  ]);
});

test("the next number may be one that a reused ReplicaSet had first", () => {
  const one = aReplicaSet(web, { revision: 1, image: "web:1" });
  const three = aReplicaSet(web, { revision: 3, image: "web:3" });
  const reused = aReplicaSet(web, { revision: 4, createdAt: "2026-01-01T00:02:00Z", annotations: { [HISTORY]: "2" } });

  expect(lastRanOf(web, [one, three, reused], one)).toMatchObject({
    at: "2026-01-01T00:02:00Z",
    storedRevision: "web-hash4",
  });
});

test("where the next was a reused one, until the controller scaled the revision down", () => {
  const time = "2026-03-01T00:00:00Z";
  const two = aReplicaSet(web, { revision: 2, image: "web:2", metadata: scaledDown(time) });
  const reused = aReplicaSet(web, { revision: 3, annotations: { [HISTORY]: "1" } });

  expect(lastRanOf(web, [two, reused], two)).toEqual({
    kind: "until",
    at: time,
    storedRevision: "web-hash2",
    because: "scaled-down",
  });
});

test("where the revisions that came next are gone, no later than it was scaled down", () => {
  const [time, later] = ["2026-01-01T00:03:00Z", "2026-03-01T00:00:00Z"];
  const nine = aReplicaSet(web, { revision: 9, image: "web:9" });
  const two = (at: string) => aReplicaSet(web, { revision: 2, image: "web:2", metadata: scaledDown(at) });
  const until = (target: ReturnType<typeof two>) => lastRanOf(web, [target, nine], target);

  expect(until(two(time))).toMatchObject({ at: time, because: "scaled-down" });
  expect(until(two(later))).toMatchObject({ at: "2026-01-01T00:09:00Z", because: "next-created" });
});

test("a revision with pods that a reused one follows still runs", () => {
  const two = aReplicaSet(web, { revision: 2, image: "web:2", replicas: 1 });
  const reused = aReplicaSet(web, { revision: 3, annotations: { [HISTORY]: "1" } });

  expect(lastRanOf(web, [two, reused], two)).toEqual({ kind: "still-runs" });
});

test("not known without a number, or without a record", () => {
  const odd = aReplicaSet(web, { revision: "x", image: "web:2", hash: "odd" });
  const two = aReplicaSet(web, { revision: 2, image: "web:2" });
  const reused = aReplicaSet(web, { revision: 3, annotations: { [HISTORY]: "1" } });

  expect(lastRanOf(web, [odd, reused], odd)).toMatchObject({ kind: "unknown" });
  expect(lastRanOf(web, [two, reused], two)).toMatchObject({ kind: "unknown" });
});

test("the newest number runs while the live template has no ReplicaSet yet", () => {
  const owned = [1, 2].map((revision) => aReplicaSet(web, { revision, image: `web:${revision}` }));

  expect(owned.slice(-1).map((newest) => lastRanOf(web, owned, newest))).toEqual([{ kind: "still-runs" }]);
});
