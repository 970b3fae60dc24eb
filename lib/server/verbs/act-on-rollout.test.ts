import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { message } from "@/lib/contract/message";
import { closeConnections } from "@/lib/kube/connection";
import type { Workload } from "@/lib/rollout/workload/workload";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { liveDigest } from "../reading/live-digest";
import { sentWrites } from "../writing/sent-writes";
import { actOnRollout } from "./act-on-rollout";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;

const FAILED_TEST = aStatus(422, "Invalid", "the server rejected our request due to an error in our request");

const web = aDeployment();
const paused: Workload = { ...web, spec: { ...web.spec, paused: true } };

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web)];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  sentWrites.forgetAll();
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

test("pauses, and changes nothing else (T73)", async () => {
  const rollout = await actOnRollout(ME, REF, "pause", {});

  expect(rollout.paused).toBe(true);
  expect(rollout.revisions).toHaveLength(1);
  expect(server.workload).toEqual(paused);
});

test("resumes (T75)", async () => {
  server.workload = paused;

  expect((await actOnRollout(ME, REF, "resume", {})).paused).toBe(false);
  expect(server.workload).toEqual(web);
});

test("restarts with the given time and reason (T78)", async () => {
  const rollout = await actOnRollout(
    ME,
    REF,
    "restart",
    { reason: "stuck" },
    () => new Date("2026-01-02T03:04:05.678Z"),
  );

  expect(rollout.changeCause).toBe("stuck");
  expect(server.workload?.spec.template.metadata?.annotations).toEqual({
    "kubectl.kubernetes.io/restartedAt": "2026-01-02T03:04:05Z",
  });
});

test.each([
  ["pause what is paused (T74)", "already-paused", "pause", paused],
  ["resume what is not paused (T76)", "not-paused", "resume", web],
  ["restart what is paused (T79)", "paused", "restart", paused],
] as const)("does not %s, and sends nothing", async (_what, code, action, workload) => {
  server.workload = workload;

  await expect(actOnRollout(ME, REF, action, {})).rejects.toMatchObject({ code });
  expect(server.sent("PATCH")).toEqual([]);
});

const ACTIONS = [
  ["pause", web],
  ["resume", paused],
  ["restart", web],
] as const;

test.each(ACTIONS)("%s sends nothing where it is not as it was seen", async (action, workload) => {
  const template = aPodTemplate({ image: "web:2" });
  server.workload = { ...workload, spec: { ...workload.spec, template } };
  await expect(actOnRollout(ME, REF, action, { seen: liveDigest(workload) })).rejects.toMatchObject({
    code: "changed-meanwhile",
    extras: { meanwhile: { changes: [message("change.image", { before: "web:1", after: "2" })] } },
  });

  await expect(actOnRollout(ME, REF, action, { seen: "another.digest" })).rejects.toMatchObject({ code: "recreated" });
  expect(server.sent("PATCH")).toEqual([]);
});

test.each(ACTIONS)("%s leaves alone what is created anew at the same moment", async (action, workload) => {
  server.workload = workload;
  const anew = { ...workload, metadata: { ...workload.metadata, uid: "another" } };
  server.interfere("PATCH", () => {
    server.workload = anew;
    return undefined;
  });

  await expect(actOnRollout(ME, REF, action, {})).rejects.toMatchObject({ code: "recreated" });
  expect(server.workload).toBe(anew);
});

test("does not let another template run than the pending one that was read", async () => {
  const template = aPodTemplate({ image: "web:2" });
  server.workload = paused;
  server.interfere("PATCH", () => {
    server.workload = { ...paused, spec: { ...paused.spec, template } };
    return undefined;
  });

  await expect(actOnRollout(ME, REF, "resume", {})).rejects.toMatchObject({ code: "changed-meanwhile" });
  expect(server.workload.spec.paused).toBe(true);
});

test.each(ACTIONS)("%s is not sent twice where the answer got lost (T95)", async (action, workload) => {
  server.workload = workload;
  server.interfere("PATCH", () => "hang-up");

  expect(await refusalOf(actOnRollout(ME, REF, action, {}))).toMatchObject({
    code: "outcome-unknown",
    message: expect.stringMatching(/not known yet whether "web" was \w+d\. Read again at once, it was as before/),
    extras: { write: { answered: true } },
  });
  await expect(actOnRollout(ME, REF, action, {})).rejects.toMatchObject({ code: "write-pending" });
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("takes what it then reads for the answer that got lost (T95)", async () => {
  server.interfere("PATCH", () => {
    server.workload = paused;
    return "hang-up";
  });

  expect((await actOnRollout(ME, REF, "pause", {})).paused).toBe(true);
});

test("resumes where the server refuses the test of a template that is as it was", async () => {
  server.workload = paused;
  server.interfere("PATCH", ({ body }) => (body.includes('"path":"/spec/template"') ? FAILED_TEST : undefined), 9);

  expect((await actOnRollout(ME, REF, "resume", {})).paused).toBe(false);
  expect(server.sent("PATCH").map(({ body }) => body.includes('"path":"/metadata/resourceVersion"'))).toEqual([
    false,
    true,
  ]);
});

test("works without the right to read the history (T89)", async () => {
  server.interfere("GET", () => undefined);
  server.interfere("GET", ({ url }) => (url.includes("replicasets") ? aStatus(403, "Forbidden", "no") : undefined));

  const rollout = await actOnRollout(ME, REF, "pause", {});
  expect([rollout.paused, rollout.historyProblem?.code]).toEqual([true, "forbidden"]);
});
