import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment } from "@/lib/testing/objects";
import { until } from "@/lib/testing/until";
import { connect } from "../identity";
import { listClusters } from "../verbs/list-clusters";
import { stopFeeds } from "./feeds";
import { followRollouts } from "../verbs/follow-rollouts";

const ME = { kind: "kubeconfig" } as const;

let server: FakeApiServer;
let file: string;
let events: StreamEvent[];
let isOver: boolean;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = aDeployment();
  file = server.writeKubeconfig();
  [events, isOver] = [[], false];
  vi.stubEnv("KUBECONFIG", file);
});
afterEach(async () => {
  stopFeeds();
  await until(() => server.watches.length === 0);
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

function join() {
  const push = (frame: string) => void events.push(JSON.parse(frame) as StreamEvent);
  followRollouts(ME, { cluster: "fake", namespace: "shop" }, { language: "en", push, end: () => (isOver = true) });
}
const begin = async () => {
  join();
  await until(() => server.watches.length === 1);
};
const problems = () => events.flatMap((event) => (event.type === "problem" ? event.problem.code : []));
const tokensSent = () => server.requests.map(({ headers }) => headers.authorization);
const contexts = () => listClusters(ME).clusters;
const edit = (from: string, to: string) => writeFileSync(file, server.kubeconfig().replace(from, to));

test.each([
  ["other credentials", () => edit("fake-token", "another-token")],
  ["another server", () => edit(server.url, server.url.replace("127.0.0.1", "localhost"))],
])(
  "a stream ends within seconds when its context has %s, and whoever comes back is told of those",
  async (_what, change) => {
    await begin();
    change();
    await until(() => isOver);
    expect(problems()).toEqual([]);
    await until(() => server.watches.length === 0);

    events = [];
    await begin();
    expect(events[0]?.type).toBe("snapshot");
  },
);

test("what else changes in the kubeconfig ends no stream, and signs nobody in again", async () => {
  await begin();
  const [before, connection] = [contexts(), connect(ME, "fake")];
  writeFileSync(file, server.kubeconfig().replace('"current-context":"fake"', '"current-context":"another"'));
  expect(contexts()).toEqual(before.map((context) => ({ ...context, current: false })));
  join();

  expect(connect(ME, "fake")).toBe(connection);
  expect([isOver, events.filter(({ type }) => type === "snapshot").length]).toEqual([false, 2]);
});

test("a stream says that its context is gone", async () => {
  await begin();
  edit('"name":"fake","context"', '"name":"another","context"');
  await until(() => isOver);

  expect(problems()).toEqual(["unknown-cluster"]);
});

test("a credential that is refused after it was replaced is nobody's problem", async () => {
  await begin();
  server.interfere(
    "GET",
    ({ headers }) =>
      headers.authorization === "Bearer fake-token" ? aStatus(401, "Unauthorized", "Unauthorized") : undefined,
    99,
  );
  edit("fake-token", "another-token");
  server.endWatches("deployments", "cut");
  await until(() => isOver);
  expect(problems()).toEqual([]);

  await begin();
  expect(tokensSent().at(-1)).toBe("Bearer another-token");
});

test("a context's version changes with server, credential and the files it names, its place with the server alone", async () => {
  const [first] = contexts();
  edit("fake-token", "another-token");
  const [renewed] = contexts();
  edit(server.url, "https://elsewhere");
  const [moved] = contexts();
  const tokenFile = server.writeKubeconfig("one");
  writeFileSync(file, server.kubeconfig({ tokenFile }));
  const [named] = contexts();
  writeFileSync(tokenFile, "another");
  const [rotated] = contexts();

  expect([renewed?.place, named?.place, rotated?.place]).toEqual([first?.place, first?.place, first?.place]);
  expect(moved?.place).not.toBe(first?.place);
  const versions = [first, renewed, moved, named, rotated].map((context) => context?.version);
  expect(new Set(versions).size).toBe(5);
  expect(JSON.stringify(versions)).not.toContain("token");
});
