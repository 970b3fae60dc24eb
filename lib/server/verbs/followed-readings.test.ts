import type { Coded } from "@/lib/contract/message";
import process from "node:process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aCondition, aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import { until } from "@/lib/testing/until";
import { connect } from "../identity";
import { listRollouts } from "./list-rollouts";
import { readDiff } from "./read-diff";
import { readRevision } from "./read-revision";
import { readRollout } from "./read-rollout";
import { undoRollout } from "./undo-rollout";
import { noteNewer, stopFeeds } from "../live/feeds";
import { followRollout, followRollouts } from "./follow-rollouts";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
/** Of the list, the Deployment, its ReplicaSets, and as these are refused pods, of its pods. */
const WATCHES = 4;
const WATCHED = { watched: true };
const CANARY = "c4n4ry";
const [OLD, NEW] = ["uid-of-web-hash1", "uid-of-web-hash2"];

const said = `webhook said: password=${CANARY}`;
const template = aPodTemplate({
  image: "web:1",
  container: { env: [{ name: "DB_PASSWORD", value: CANARY }] },
});
const web = aDeployment({
  revision: 2,
  image: "web:2",
  conditions: [aCondition("ReplicaFailure", "True", "FailedCreate", said)],
});

let server: FakeApiServer;
let leaving: (() => void)[];
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web, { template }), aReplicaSet(web, { revision: 2 })];
  leaving = [];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  for (const leave of leaving) leave();
  stopFeeds();
  await until(() => server.watches.length === 0);
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

/** Every frame that two readers get, one of the list and one of the rollout, as it leaves the server. */
function follow(): string[] {
  const frames: string[] = [];
  const reader = { language: "en" as const, push: (frame: string) => void frames.push(frame), end: () => undefined };
  leaving.push(followRollouts(ME, REF, reader), followRollout(ME, REF, reader));
  return frames;
}
const told = (frames: string[], type: Coded<StreamEvent>["type"], text = "") =>
  until(() => frames.find((frame) => frame.startsWith(`{"type":"${type}"`) && frame.includes(text)));
const forbidden = aStatus(403, "Forbidden", said);
const saysNo = aStatus(500, "InternalError", said);

test("no frame of a stream holds a secret of a condition, in rows as in rollouts", async () => {
  const frames = follow();
  await told(frames, "snapshot", "webhook said");
  await told(frames, "rollout", "webhook said");
  await until(() => server.watches.length === WATCHES);
  const condition = aCondition("ReplicaFailure", "True", "FailedCreate", `then ${said}`);
  server.emit("deployments", "MODIFIED", aDeployment({ metadata: { resourceVersion: "11" }, conditions: [condition] }));
  await told(frames, "changed", "then webhook said");
  await told(frames, "rollout", "then webhook said");

  expect(frames.filter((frame) => frame.includes(CANARY))).toEqual([]);
  expect(frames.filter((frame) => frame.includes("password=‹masked "))).not.toEqual([]);
});

test("nor does a problem, or why ReplicaSets cannot be read, or why there is no watch", async () => {
  const isWatch = (url: string) => url.includes("watch=true");
  server.interfere(
    "GET",
    ({ url }) => (url.includes("/replicasets") ? forbidden : isWatch(url) ? saysNo : undefined),
    99,
  );
  const frames = follow();
  await told(frames, "problem", "webhook said");
  await told(frames, "rollout", "webhook said");

  expect(frames.filter((frame) => frame.includes(CANARY))).toEqual([]);
});

test("a template and a comparison come from the watch of an open screen, their secrets masked", async () => {
  await told(follow(), "rollout");
  await until(() => server.watches.length === WATCHES);
  const before = server.requests.length;

  const revision = await readRevision(ME, REF, OLD, WATCHED);
  const diff = await readDiff(ME, REF, { from: OLD, to: "live" }, WATCHED);
  expect(server.requests).toHaveLength(before);
  expect(revision.yaml).toContain("value: ‹masked ");
  expect(textsOf(diff.changes.map(({ summary }) => summary))).toEqual(["image web:1 → 2", "−env DB_PASSWORD"]);
  expect(JSON.stringify([revision, diff])).not.toContain(CANARY);
});

test("a revision that the watch has not told yet is read, and so is everything for who follows nothing", async () => {
  const early = aReplicaSet(web, { revision: 3 });
  await readRevision(ME, REF, NEW, WATCHED);
  expect(server.requests).toHaveLength(2);
  await told(follow(), "rollout");
  server.stored.push(early);

  expect((await readRevision(ME, REF, early.metadata.uid, WATCHED)).uid).toBe(early.metadata.uid);
  await expect(readRevision(ME, REF, "nobody", WATCHED)).rejects.toMatchObject({ code: "no-such-revision" });
  const before = server.requests.length;
  await readRevision(ME, REF, OLD);
  expect(server.requests).toHaveLength(before + 2);
});

test("an undo and its preview ask the cluster, whatever the watch says", async () => {
  const { live } = await readRollout(ME, REF, WATCHED);
  await told(follow(), "rollout");
  await until(() => server.watches.length === WATCHES);
  const sent = () =>
    server.requests.splice(0).map(({ method, url }) => `${method} ${new URL(url, server.url).pathname}`);
  sent();
  const base = "/apis/apps/v1/namespaces/shop";
  const reading = [`GET ${base}/deployments/web`, `GET ${base}/replicasets`];

  await undoRollout(ME, REF, { to: OLD, seen: live.digest, dryRun: true });
  expect(sent()).toEqual(expect.arrayContaining([...reading, `PATCH ${base}/deployments/web`]));
  await undoRollout(ME, REF, { to: OLD, seen: live.digest });
  expect(sent()).toEqual([...reading, `PATCH ${base}/deployments/web`]);
});

test("a process that is told to end sends its readers away", async () => {
  const end = vi.fn<() => void>();
  leaving.push(followRollouts(ME, REF, { language: "en" as const, push: () => undefined, end }));
  await until(() => server.watches.length === 1);
  process.emit("SIGTERM");

  expect(end).toHaveBeenCalledOnce();
});

test("who writes while a first reading is under way sees the write, though the reading is older", async () => {
  const frames = follow();
  noteNewer(connect(ME, "fake"), aDeployment({ metadata: { resourceVersion: "20" }, spec: { paused: true } }));
  await Promise.all([told(frames, "snapshot"), told(frames, "rollout")]);

  expect((await listRollouts(ME, "fake", "shop", WATCHED)).rollouts[0]?.paused).toBe(true);
  expect((await readRollout(ME, REF, WATCHED)).paused).toBe(true);
  expect(frames.filter((frame) => frame.includes('"paused":false'))).toEqual([]);
});
