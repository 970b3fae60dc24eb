import { asItIs } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { Rollout } from "@/lib/contract/rollout";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { rolloutOf } from "./rollout";

const web = aDeployment({ image: "web:3", revision: 3, annotations: { "kubernetes.io/change-cause": "release 3" } });
const history = [1, 2, 3].map((revision) => aReplicaSet(web, { revision, image: `web:${revision}` }));
const NOW = Date.parse("2026-01-03T00:00:00Z");
const read = (workload: Workload, stored: StoredRevision[] | null) =>
  inEnglish(
    rolloutOf({
      cluster: "prod",
      workload,
      stored,
      digest: "digest",
      historyProblem: null,
      now: NOW,
      mask: asItIs,
    }),
  );
const noticesOf = (workload: Workload, stored: StoredRevision[] | null = history) =>
  read(workload, stored).notices.map(({ code }) => code);

test("says everything the contract asks for", () => {
  const rollout = read(web, history);
  // What may be revealed is a setting of Rewind.
  expect(Rollout.omit({ revealable: true }).parse(rollout)).toEqual(rollout);
  expect(rollout).toMatchObject({
    ref: { cluster: "prod", namespace: "shop", kind: "deployments", name: "web" },
    state: { lead: { kind: "complete" } },
    message: 'deployment "web" successfully rolled out',
    replicas: { desired: 3, updated: 3, ready: 3, available: 3, total: 3 },
    images: ["web:3"],
    changeCause: "release 3",
    strategy: { type: "RollingUpdate", maxSurge: "25%", maxUnavailable: "25%" },
    progressDeadlineSeconds: 600,
    live: { digest: "digest" },
    suggested: { kind: "revision", uid: history[1]?.metadata.uid },
    pending: null,
    notices: [],
  });
});

test("the value that means no deadline is no deadline", () => {
  expect(read(aDeployment({ spec: { progressDeadlineSeconds: 2147483647 } }), [])).toMatchObject({
    progressDeadlineSeconds: null,
  });
});

test("a strategy without numbers has none", () => {
  expect(read(aDeployment({ spec: { strategy: { type: "Recreate" } } }), [])).toMatchObject({
    strategy: { type: "Recreate", maxSurge: null, maxUnavailable: null },
  });
});

describe("a template that no revision has (T20)", () => {
  const changed = aDeployment({ image: "web:4", revision: 3 });

  test("is pending, against the revision rolled out last, and said", () => {
    expect(read(changed, history)).toMatchObject({
      pending: { from: history[2]?.metadata.uid, changes: [{ text: "image web:3 → 4" }] },
      notices: [{ code: "notice.not-rolled-out-yet" }],
    });
  });
  test("is only pending while paused, which says it already", () => {
    const paused = aDeployment({ image: "web:4", revision: 3, spec: { paused: true } });
    expect(read(paused, history)).toMatchObject({ pending: { changes: [{ text: "image web:3 → 4" }] }, notices: [] });
  });
  test("has nothing to be compared with where there is no history (T23)", () => {
    expect(read(changed, [])).toMatchObject({ revisions: [], pending: { from: null, changes: [] }, notices: [] });
  });
});

describe("the Deployment's own number (T21)", () => {
  test.each([
    ["another than the current revision's", aDeployment({ image: "web:3", revision: 2 }), ["notice.number-lags"]],
    ["missing", aDeployment({ image: "web:3", revision: null }), ["notice.number-lags"]],
    ["the same, written differently", aDeployment({ image: "web:3", revision: "03" }), []],
    ["the same", web, []],
  ])("%s", (_name, workload, codes) => {
    expect(noticesOf(workload)).toEqual(codes);
    expect(read(workload, history).revisions[0]).toMatchObject({ number: "3", current: true });
  });
});

test("a Deployment without annotations reads like any other (T22)", () => {
  const { annotations: _none, ...metadata } = web.metadata;
  expect(read({ ...web, metadata }, history)).toMatchObject({ changeCause: null, revisions: { length: 3 } });
});

test("a number that cannot be read is pointed out (T07)", () => {
  const odd = aReplicaSet(web, { revision: "abc", image: "web:0" });
  expect(noticesOf(web, [...history, odd])).toEqual(["notice.unreadable-number"]);
  const current = aReplicaSet(web, { revision: "abc", image: "web:3" });
  expect(noticesOf(aDeployment({ image: "web:3", revision: "abc" }), [current])).toEqual(["notice.unreadable-number"]);
});

test("the legacy rollback annotation is pointed out, with and without a history (T99)", () => {
  const marked = aDeployment({
    image: "web:3",
    revision: 3,
    annotations: { "deprecated.deployment.rollback.to": "1" },
  });
  expect(noticesOf(marked)).toEqual(["notice.legacy-rollback-annotation"]);
  expect(noticesOf(marked, null)).toEqual(["notice.legacy-rollback-annotation"]);
});

test("ReplicaSets that match but belong to nobody are pointed out by name (T11)", () => {
  const orphans = ["a", "b", "c", "d"].map((hash) =>
    aReplicaSet(web, { hash, image: "web:0", metadata: { ownerReferences: [] } }),
  );
  const [notice] = read(web, [...history, ...orphans]).notices;
  expect(notice).toMatchObject({
    code: "notice.unowned-revisions",
    text: expect.stringContaining("web-a, web-b, web-c and 1 more"),
  });
});

test("where ReplicaSets cannot be read, the rest is there, and undo says why it is not", () => {
  expect(read(web, null)).toMatchObject({
    revisions: [],
    pending: null,
    suggested: { kind: "none", why: "history-unreadable" },
    state: { lead: { kind: "complete" } },
  });
});

test("what is being deleted says so, readable history or not (T98)", () => {
  const dying = aDeployment({ image: "web:4", metadata: { deletionTimestamp: "2026-01-02T00:00:00Z" } });
  for (const stored of [history, null]) {
    expect(read(dying, stored)).toMatchObject({
      state: { lead: { kind: "deleting", since: "2026-01-02T00:00:00Z" } },
      suggested: { kind: "none", why: "being-deleted" },
      notices: [],
    });
  }
});

test("a number that is no number is told masked, in the revision and in the notice", () => {
  const secret = "--token=k4n4rienv0gel";
  const web = aDeployment({ revision: secret });
  const told = JSON.stringify(read(web, [aReplicaSet(web, { revision: `2 ${secret}`, hash: "odd" })]));
  expect(told).toContain("2 --token=‹masked secret›");
  expect(told).toContain("notice.number-lags");
  expect(told).not.toContain("k4n4rienv0gel");
});
