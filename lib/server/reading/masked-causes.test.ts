import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Activity } from "@/lib/contract/activity";
import { Rollout } from "@/lib/contract/rollout";
import { closeConnections } from "@/lib/kube/connection";
import { inEnglish } from "@/lib/testing/in-english";
import { FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { toSummary } from "./history";
import { readActivity } from "../verbs/read-activity";
import { readRevision } from "../verbs/read-revision";
import { readRollout } from "../verbs/read-rollout";
import { revealValue } from "../verbs/reveal-value";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const CANARY = "k4n4rienv0gel";
const COMMAND = `kubectl set env deploy/web DB_PASSWORD=${CANARY} LOG_LEVEL=debug --record=true`;
const CAUSE = "kubernetes.io/change-cause";

const bare = aDeployment({ annotations: { [CAUSE]: COMMAND } });
const uid = aReplicaSet(bare).metadata.uid;
const record = (reason: string, by: string) =>
  JSON.stringify([{ to: uid, toNumber: "1", from: null, fromNumber: "2", by, at: "2026-11-28T00:00:00.000Z", reason }]);
const annotations = {
  [CAUSE]: COMMAND,
  "rewind/own-cause": JSON.stringify({ storedRevision: uid, cause: `helm upgrade --set password=${CANARY}` }),
  "rewind/rollbacks": record(`TOKEN=${CANARY} is wrong`, `me --password ${CANARY}`),
};
const web = aDeployment({ annotations });
const storedRevision = aReplicaSet(web);
Object.assign(storedRevision.metadata, {
  uid,
  annotations: { ...storedRevision.metadata.annotations, ...annotations },
});

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [storedRevision];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

const MASKED_COMMAND = expect.stringMatching(
  /^kubectl set env deploy\/web DB_PASSWORD=‹masked [0-9a-f]+› LOG_LEVEL=debug --record=true$/,
);

test("change causes, reasons and names in records are masked in a rollout, its revisions, the list and the activity", async () => {
  const rollout = Rollout.parse(inEnglish(await readRollout(ME, REF)));
  const revision = await readRevision(ME, REF, uid);
  server.interfere(
    "GET",
    ({ url }) =>
      url.includes("/replicasets") ? { status: 200, body: { metadata: {}, items: [storedRevision] } } : undefined,
    9,
  );
  const activity = Activity.parse(inEnglish(await readActivity(ME, "fake", "shop")));
  const row = toSummary(web);

  for (const told of [rollout, rollout.revisions[0], revision, activity.entries[0], row]) {
    expect(told).toMatchObject({ changeCause: MASKED_COMMAND });
    expect(JSON.stringify(told)).not.toContain(CANARY);
  }
  expect(rollout.revisions[0]).toMatchObject({
    ownCause: expect.stringMatching(/^helm upgrade --set password=‹masked/),
    rollback: { reason: expect.stringMatching(/^TOKEN=‹masked [0-9a-f]+› is wrong$/) },
  });
});

test("a row is cut after it was masked, so that no half of a secret is left", () => {
  const long = `${"x".repeat(210)} at postgres://me:${CANARY}-${"y".repeat(60)}@db/shop`;
  const { changeCause } = toSummary(aDeployment({ annotations: { [CAUSE]: long } }));
  expect(changeCause).not.toContain("k4n4");
  expect(changeCause).toMatch(/^x+ at postgres:\/\/me:/);
});

test("what people wrote to be read stays byte for byte", () => {
  const words = "결제 모듈 긴급 수정 🚑: password rotation, see https://wiki.example/x?page=1";
  expect(toSummary(aDeployment({ annotations: { [CAUSE]: words } })).changeCause).toBe(words);
});

test("a masked cause is shown on demand, each by itself, and one that is not masked is not", async () => {
  expect(await revealValue(ME, REF, uid, { cause: "changeCause" })).toEqual({ cause: "changeCause", value: COMMAND });
  expect(await revealValue(ME, REF, "live", { cause: "changeCause" })).toMatchObject({ value: COMMAND });
  expect(await revealValue(ME, REF, uid, { cause: "ownCause" })).toMatchObject({
    value: `helm upgrade --set password=${CANARY}`,
  });
  expect(await revealValue(ME, REF, uid, { cause: "reason" })).toMatchObject({ value: `TOKEN=${CANARY} is wrong` });
  await expect(revealValue(ME, REF, "live", { cause: "reason" })).rejects.toMatchObject({
    code: "nothing-masked-there",
  });
  await expect(revealValue(ME, REF, "x", { cause: "reason" })).rejects.toMatchObject({ code: "no-such-revision" });
  server.workload = aDeployment({ annotations: { [CAUSE]: "nothing to hide" } });
  await expect(revealValue(ME, REF, "live", { cause: "changeCause" })).rejects.toMatchObject({
    code: "nothing-masked-there",
  });
  vi.stubEnv("REWIND_REVEAL", "0");
  await expect(revealValue(ME, REF, uid, { cause: "changeCause" })).rejects.toMatchObject({ code: "reveal-off" });
});

test("a reason with a secret is known as left over all the same, and masked where it is told of what was left", async () => {
  const reason = `DB_PASSWORD=${CANARY} was wrong`;
  const back = { to: "gone", toNumber: "2", from: uid, fromNumber: "1", by: `me --password ${CANARY}`, reason };
  const rollbacks = JSON.stringify([{ ...back, at: "2026-11-28T00:00:00.000Z" }]);
  const live = aDeployment({
    image: "web:3",
    revision: 3,
    annotations: { [CAUSE]: reason, "rewind/rollbacks": rollbacks },
  });
  server.workload = live;
  server.stored = [
    aReplicaSet(live, { revision: 1, image: "web:1" }),
    aReplicaSet(live, { revision: 3, annotations: { [CAUSE]: reason } }),
  ];
  const rollout = await readRollout(ME, REF);

  expect(toSummary(live)).toMatchObject({ changeCause: null, leftOver: "reason" });
  expect(rollout.revisions[0]).toMatchObject({ changeCause: null, leftOver: "reason" });
  expect(rollout.revisions[1]?.leftBehind?.reason).toMatch(/^DB_PASSWORD=‹masked [0-9a-f]+› was wrong$/);
  expect(JSON.stringify(rollout)).not.toContain(CANARY);
});
