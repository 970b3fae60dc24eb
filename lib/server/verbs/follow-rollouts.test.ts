import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { REACTION_MS } from "@/lib/rollout/state/lead";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { until } from "@/lib/testing/until";
import { refusalIn, refusalOf } from "@/lib/testing/problem-in-english";
import { listRollouts } from "./list-rollouts";
import { actOnRollout } from "./act-on-rollout";
import { readRollout } from "./read-rollout";
import { stopFeeds } from "../live/feeds";
import { followRollout, followRollouts } from "./follow-rollouts";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const LIST = { cluster: "fake", namespace: "shop" };

const web = aDeployment();
const at = (version: string, over: Parameters<typeof aDeployment>[0] = {}) =>
  aDeployment({ ...over, metadata: { resourceVersion: version } });

let server: FakeApiServer;
let leaving: (() => void)[];
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web, { revision: 1, replicas: 3 })];
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

type Told = StreamEvent["type"];
type Events = {
  all: StreamEvent[];
  last: <Type extends Told>(type: Type) => Promise<Extract<StreamEvent, { type: Type }>>;
};

function reader(
  join: (reader: { language: "en"; push: (frame: string) => void; end: () => void }) => () => void,
): Events {
  const all: StreamEvent[] = [];
  leaving.push(
    join({ language: "en", push: (frame) => void all.push(JSON.parse(frame) as StreamEvent), end: () => undefined }),
  );
  const isOf = <Type extends Told>(type: Type) =>
    all.findLast((event): event is Extract<StreamEvent, { type: Type }> => event.type === type);
  return { all, last: (type) => until(() => isOf(type)) };
}

const list = () => reader((to) => followRollouts(ME, LIST, to));
const rollout = () => reader((to) => followRollout(ME, REF, to));
const watchesOf = (resource: string) => server.watches.filter(({ url }) => url.includes(`/${resource}?`));
const watched = (count: number) => until(() => server.watches.length === count);

test("a list is told as a snapshot, then row by row", async () => {
  const told = list();
  expect(await told.last("snapshot")).toMatchObject({
    rollouts: [{ name: "web", paused: false }],
    mode: { kind: "watching", why: null },
  });
  await watched(1);
  server.emit("deployments", "MODIFIED", at("11", { spec: { paused: true } }));
  expect(await told.last("changed")).toMatchObject({ rollouts: [{ name: "web", paused: true }] });
  server.emit("deployments", "DELETED", at("12"));

  expect(await told.last("removed")).toEqual({ type: "removed", uids: ["uid-of-web"] });
});

test("a change that the row does not show is not told", async () => {
  const told = list();
  await watched(1);
  server.emit("deployments", "MODIFIED", at("11", { annotations: { "somebody/else": "wrote this" } }));
  server.emit("deployments", "MODIFIED", at("12", { spec: { paused: true } }));
  await told.last("changed");

  expect(told.all.filter(({ type }) => type === "changed")).toHaveLength(1);
});

test("a rollout is told whole, with its history, each time either changes", async () => {
  const told = rollout();
  expect((await told.last("rollout")).rollout).toMatchObject({ ref: REF, revisions: [{ number: "1", current: true }] });
  await watched(2);
  const next = at("11", { image: "web:2", metadata: { generation: 2 } });
  server.emit("deployments", "MODIFIED", next);
  server.emit("replicasets", "ADDED", aReplicaSet(next, { revision: 2 }));
  await until(() => told.all.some((event) => event.type === "rollout" && event.rollout.revisions.length === 2));
  server.emit("deployments", "DELETED", next);

  await told.last("gone");
});

test("that one part of a rollout is heard is no sign that the other is", async () => {
  const told = rollout();
  await watched(2);
  const refused = aStatus(500, "InternalError", "no");
  server.interfere("GET", ({ url }) => (url.includes("/replicasets?") ? refused : undefined), 99);
  server.endWatches("replicasets", "cut");
  await told.last("problem");
  server.emit("deployments", "MODIFIED", at("11", { spec: { paused: true } }));
  await until(() => told.all.some((event) => event.type === "rollout" && event.rollout.paused));

  expect(told.all.at(-1)?.type).toBe("problem");
});

test("a Deployment that is created anew with another selector shows the history of its own", async () => {
  const told = rollout();
  await watched(2);
  server.emit("deployments", "DELETED", web);
  await told.last("gone");
  await until(() => watchesOf("replicasets").length === 0);
  const anew = aDeployment({
    metadata: { uid: "another" },
    spec: { selector: { matchLabels: { app: "web", new: "yes" } } },
  });
  server.stored = [];
  server.emit("deployments", "ADDED", anew);
  await until(() => told.all.some((event) => event.type === "rollout" && event.rollout.uid === "another"));

  await until(() =>
    decodeURIComponent(watchesOf("replicasets")[0]?.url ?? "").includes("labelSelector=app=web,new=yes"),
  );
  expect(server.watches).toHaveLength(2);
});

test("all who read the same share its watches", async () => {
  const readers = Array.from({ length: 50 }, () => rollout());
  await Promise.all(readers.map((told) => told.last("rollout")));
  await watched(2);
  server.emit("deployments", "MODIFIED", at("11", { spec: { paused: true } }));
  await Promise.all(
    readers.map((told) => until(() => told.all.some((event) => event.type === "rollout" && event.rollout.paused))),
  );

  expect(server.requests.filter(({ url }) => url.includes("watch=true"))).toHaveLength(2);
});

test("reading what is followed asks the cluster nothing, but only for who wants that", async () => {
  list();
  await rollout().last("rollout");
  await watched(3);
  const before = server.requests.length;

  expect((await readRollout(ME, REF, { watched: true })).revisions).toHaveLength(1);
  expect((await listRollouts(ME, "fake", "shop", { watched: true })).rollouts).toHaveLength(1);
  expect(server.requests).toHaveLength(before);
  await readRollout(ME, REF);
  await listRollouts(ME, "fake", "shop");
  expect(server.requests).toHaveLength(before + 3);
});

test("the first reading begins what the stream then follows", async () => {
  expect((await readRollout(ME, REF, { watched: true })).uid).toBe("uid-of-web");
  await watched(2);
  const before = server.requests.length;
  await rollout().last("rollout");

  expect(server.requests).toHaveLength(before);
});

test("a rollout that is not there is told as such, and what cannot be read by why", async () => {
  server.workload = null;
  await expect(readRollout(ME, REF, { watched: true })).rejects.toMatchObject({ code: "not-found" });

  server.interfere("GET", () => aStatus(403, "Forbidden", "no"), 99);
  expect(await refusalOf(readRollout(ME, { ...REF, name: "api" }, { watched: true }))).toMatchObject({
    code: "forbidden",
    message: expect.stringContaining('get deployments "api"'),
  });
});

test("whoever paused it reads that it is paused, though the watch has not told so yet", async () => {
  const [rows, one] = [list(), rollout()];
  await Promise.all([rows.last("snapshot"), one.last("rollout")]);
  await watched(3);
  server.interfere("PATCH", () => {
    server.workload = at("20", { spec: { paused: true } });
    return { status: 200, body: server.workload };
  });
  await actOnRollout(ME, REF, "pause", {});

  expect((await readRollout(ME, REF, { watched: true })).paused).toBe(true);
  expect((await listRollouts(ME, "fake", "shop", { watched: true })).rollouts[0]?.paused).toBe(true);
  expect(await rows.last("changed")).toMatchObject({ rollouts: [{ paused: true }] });
});

test("what the watch had on its way from before a write does not put the old state back", async () => {
  const rows = list();
  await rows.last("snapshot");
  await watched(1);
  server.interfere("PATCH", () => {
    server.workload = at("20", { spec: { paused: true } });
    return { status: 200, body: server.workload };
  });
  await actOnRollout(ME, REF, "pause", {});
  server.emit("deployments", "MODIFIED", at("19"));
  server.emit("deployments", "ADDED", aDeployment({ name: "api" }));
  const read = async () => (await listRollouts(ME, "fake", "shop", { watched: true })).rollouts;
  await until(() =>
    rows.all.some((event) => event.type === "changed" && event.rollouts.some(({ name }) => name === "api")),
  );
  expect(await read()).toMatchObject([{ name: "api" }, { name: "web", paused: true }]);

  server.emit("deployments", "MODIFIED", at("21"));
  await vi.waitFor(async () => expect(await read()).toMatchObject([{ name: "api" }, { name: "web", paused: false }]));
});

test("without the right to list ReplicaSets a rollout is told without its history (T89)", async () => {
  server.interfere(
    "GET",
    ({ url }) => (url.includes("/replicasets") ? aStatus(403, "Forbidden", "no") : undefined),
    99,
  );

  expect((await rollout().last("rollout")).rollout).toMatchObject({
    revisions: [],
    historyProblem: { code: "forbidden" },
  });
});

test("the hundred-and-first stream is refused, and one that left makes room", async () => {
  for (let opened = 0; opened < 100; opened++) list();
  expect(refusalIn(() => list()).message).toMatch("100 windows follow this cluster already.");
  leaving.pop()?.();

  await list().last("snapshot");
});

test("that the controller does not react is told when the time for that is over, with no news of the cluster", async () => {
  const writtenAt = new Date(Date.now() - REACTION_MS + 1_500).toISOString();
  const managedFields = [{ manager: "kubectl", time: writtenAt, fieldsV1: {} }];
  server.workload = aDeployment({ metadata: { generation: 2, managedFields } });
  const [rows, one] = [list(), rollout()];
  expect((await rows.last("snapshot")).rollouts[0]?.state.lead.kind).toBe("not-observed");
  expect((await one.last("rollout")).rollout.state.lead.kind).toBe("not-observed");

  const later = await rows.last("changed");
  expect(later.rollouts[0]).toMatchObject({ state: { lead: { kind: "not-reacting", since: writtenAt } } });
  expect(later.rollouts[0]?.reason?.text).toContain("does not react");
  await until(() =>
    one.all.some((event) => event.type === "rollout" && event.rollout.state.lead.kind === "not-reacting"),
  );
});
