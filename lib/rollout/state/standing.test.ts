import { asItIs } from "@/lib/testing/as-it-is";
import { describe, expect, test } from "vitest";
import { StateKind } from "@/lib/contract/rollout-state";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { aState } from "@/lib/testing/rollout-state";
import { ownedSets } from "../history/ownership";
import type { Workload, StoredRevision } from "../workload/workload";
import { isDone } from "./counts";
import { isFinished, leadOf, needsAttention, saidOf } from "./lead";
import { maskedStanding, standingOf } from "./standing";
import { statusSentence } from "../kinds/deployment-sentence";

const NOON = "2026-01-01T12:00:00Z";
const ONE_O_CLOCK = Date.parse("2026-01-01T13:00:00Z");

/** What leads at one o'clock. */
function leadIn(workload: Workload, stored: readonly StoredRevision[] | null) {
  const standing = maskedStanding(standingOf(workload, ownedSets(workload, stored)), asItIs);
  const { kind, since } = leadOf(standing, ONE_O_CLOCK);
  return { kind, since, said: saidOf({ ...standing, lead: { kind } }) };
}

const timedOut = (name: string) =>
  aCondition("Progressing", "False", "ProgressDeadlineExceeded", `ReplicaSet "${name}" has timed out progressing.`);
const completed = aCondition(
  "Progressing",
  "True",
  "NewReplicaSetAvailable",
  'ReplicaSet "web-a" has successfully progressed.',
);
const unavailable = aCondition(
  "Available",
  "False",
  "MinimumReplicasUnavailable",
  "Deployment does not have minimum availability.",
);
const refusedSet = aCondition(
  "Progressing",
  "False",
  "ReplicaSetCreateError",
  "Failed to create new replica set: exceeded quota",
);
const refusedPods = aCondition("ReplicaFailure", "True", "FailedCreate", "exceeded quota: pods=3");

const counting = (updatedReplicas: number, replicas: number, availableReplicas: number, desired = 3) =>
  aDeployment({ replicas: desired, status: { updatedReplicas, replicas, availableReplicas } });
const withConditions = (workload: Workload, ...conditions: ReturnType<typeof aCondition>[]): Workload => ({
  ...workload,
  status: { ...workload.status, conditions },
});

describe("each row of kubectl's table (T81)", () => {
  const unobserved = aDeployment({ metadata: { generation: 2 } });
  test.each<[string, Workload, StateKind, string]>([
    ["row 3", unobserved, "not-observed", "Waiting for deployment spec update to be observed..."],
    [
      "row 3 before row 4",
      withConditions(unobserved, timedOut("web-a")),
      "not-observed",
      "Waiting for deployment spec update to be observed...",
    ],
    [
      "row 4",
      withConditions(counting(1, 4, 3), timedOut("web-a")),
      "stalled",
      'deployment "web" exceeded its progress deadline',
    ],
    [
      "row 5",
      counting(1, 4, 3),
      "rolling-out",
      'Waiting for deployment "web" rollout to finish: 1 out of 3 new replicas have been updated...',
    ],
    [
      "row 6",
      counting(3, 4, 4),
      "rolling-out",
      'Waiting for deployment "web" rollout to finish: 1 old replicas are pending termination...',
    ],
    [
      "row 7",
      counting(3, 3, 2),
      "rolling-out",
      'Waiting for deployment "web" rollout to finish: 2 of 3 updated replicas are available...',
    ],
    ["row 8", counting(3, 3, 3), "complete", 'deployment "web" successfully rolled out'],
    [
      "row 8, scaled to zero",
      aDeployment({ replicas: 0 }),
      "scaled-to-zero",
      'deployment "web" successfully rolled out',
    ],
  ])("%s", (_row, workload, kind, sentence) => {
    expect(leadIn(workload, null)).toMatchObject({ kind });
    expect(statusSentence(workload)).toBe(sentence);
  });
});

describe("what kubectl's table does not see", () => {
  test.each<[string, Workload, StateKind]>([
    [
      "being deleted, whatever else (T98)",
      aDeployment({ metadata: { deletionTimestamp: NOON, generation: 2 } }),
      "deleting",
    ],
    ["paused and nothing pending", aDeployment({ spec: { paused: true } }), "paused"],
    [
      "the ReplicaSet was refused, though old counters look complete",
      aDeployment({ conditions: [refusedSet] }),
      "revision-refused",
    ],
    ["pods were refused", withConditions(counting(1, 4, 3), refusedPods), "pods-refused"],
    ["pods lost after completion", withConditions(counting(3, 3, 0), completed, unavailable), "unavailable"],
    ["a few pods lost after completion, availability kept", withConditions(counting(3, 3, 2), completed), "short"],
    ["not available yet during a rollout is a rollout", withConditions(counting(3, 3, 0), unavailable), "rolling-out"],
    ["no condition and no deadline", aDeployment({ spec: { progressDeadlineSeconds: 2147483647 } }), "complete"],
    ["a failure that is over", aDeployment({ conditions: [{ ...refusedPods, status: "False" }] }), "complete"],
  ])("%s", (_name, workload, kind) => {
    expect(leadIn(workload, null)).toMatchObject({ kind });
  });
});

test("a state with a cause says it in the controller's words, and since when", () => {
  expect(leadIn(aDeployment({ conditions: [refusedSet] }), null)).toEqual({
    kind: "revision-refused",
    since: NOON,
    said: "Failed to create new replica set: exceeded quota",
  });
  expect(leadIn(aDeployment({ conditions: [completed] }), null)).toEqual({
    kind: "complete",
    since: NOON,
    said: null,
  });
});

describe("paused (T45)", () => {
  const paused = (workload: Workload): Workload => ({
    ...workload,
    spec: { ...workload.spec, paused: true },
  });
  const web = paused(aDeployment());

  test("with a template that no revision has: a change is pending", () => {
    expect(leadIn(web, [aReplicaSet(web, { image: "web:0", replicas: 3 })])).toMatchObject({
      kind: "paused-with-change",
    });
  });
  test("in the middle of a rollout: a change is pending", () => {
    const both = [aReplicaSet(web, { revision: 2, replicas: 1 }), aReplicaSet(web, { image: "web:0", replicas: 2 })];
    expect(leadIn(web, both)).toMatchObject({ kind: "paused-with-change" });
  });
  test("with the live template everywhere: nothing is pending, even while it scales", () => {
    const scaling = paused(counting(1, 1, 1));
    expect(leadIn(scaling, [aReplicaSet(scaling, { replicas: 3, available: 1 })])).toMatchObject({ kind: "paused" });
  });
  test("where ReplicaSets are not known, counts say whether a change is pending", () => {
    expect(leadIn(paused(counting(0, 3, 3)), null)).toMatchObject({ kind: "paused-with-change" });
    expect(leadIn(paused(counting(3, 4, 4)), null)).toMatchObject({ kind: "paused-with-change" });
    expect(leadIn(paused(counting(3, 3, 3)), null)).toMatchObject({ kind: "paused" });
  });
  test("since when, if the controller has noticed", () => {
    const noticed = aCondition("Progressing", "Unknown", "DeploymentPaused", "Deployment is paused");
    expect(leadIn(withConditions(web, noticed), null)).toMatchObject({ kind: "paused", since: NOON });
    expect(leadIn(withConditions(web, completed), null)).toMatchObject({ kind: "paused", since: null });
  });
});

describe("a timeout that names another ReplicaSet than the current one", () => {
  const undone = withConditions(counting(0, 3, 2), timedOut("web-failed"));
  const current = aReplicaSet(undone, { hash: "old" });
  const failed = aReplicaSet(undone, { revision: 2, image: "web:2", hash: "failed", replicas: 3, available: 0 });

  test("is left over from the rollout that was undone", () => {
    expect(leadIn(undone, [current, failed])).toMatchObject({ kind: "rolling-out" });
  });
  test("is left over while the live template has no ReplicaSet yet", () => {
    expect(leadIn(undone, [failed])).toMatchObject({ kind: "rolling-out" });
  });
  test("counts where ReplicaSets are not known", () => {
    expect(leadIn(undone, null)).toMatchObject({ kind: "stalled" });
  });
  test("counts where it names the current one", () => {
    expect(leadIn(withConditions(undone, timedOut("web-old")), [current, failed])).toMatchObject({ kind: "stalled" });
  });
});

test("a paused Deployment with a pending change says in kubectl what kubectl says", () => {
  const stuck = counting(0, 3, 3);
  expect(statusSentence({ ...stuck, spec: { ...stuck.spec, paused: true } })).toContain("0 out of 3 new replicas");
});

test("which facts need somebody where they lead, and which of them leave a rollout complete", () => {
  const kinds = (is: (state: ReturnType<typeof aState>) => boolean) =>
    StateKind.options.filter((kind) => is(aState(kind)));
  expect(kinds(needsAttention)).toEqual(["not-reacting", "revision-refused", "pods-refused", "stalled", "unavailable"]);
  expect(StateKind.options.map((kind) => aState(kind).lead.kind)).toEqual(StateKind.options);
  expect(kinds(isFinished)).toEqual([
    "deleting",
    "not-observed",
    "not-reacting",
    "unavailable",
    "paused",
    "scaling",
    "short",
    "scaled-to-zero",
    "complete",
  ]);
});

describe("a change has arrived", () => {
  const replicas = { desired: 3, updated: 3, ready: 3, available: 3, total: 3 };
  test.each([
    ["when every replica is updated and available", { observedGeneration: 5, replicas }, true],
    ["when a later generation is observed too", { observedGeneration: 6, replicas }, true],
    ["not before the controller has seen it", { observedGeneration: 4, replicas }, false],
    ["not while a pod is old", { observedGeneration: 5, replicas: { ...replicas, updated: 2 } }, false],
    ["not while an old pod is left", { observedGeneration: 5, replicas: { ...replicas, total: 4 } }, false],
    ["not while a pod is unavailable", { observedGeneration: 5, replicas: { ...replicas, available: 2 } }, false],
  ])("%s", (_name, reading, expected) => {
    expect(isDone(reading, 5)).toBe(expected);
  });
});
