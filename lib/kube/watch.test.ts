import { afterEach, beforeEach, expect, test } from "vitest";
import { type Answer, aStatus, FakeApiServer, type SeenRequest } from "@/lib/testing/fake-api-server";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment } from "@/lib/testing/objects";
import { until } from "@/lib/testing/until";
import { closeConnections, type Connection, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";
import { isJsonObject } from "./narrow";
import { BEFORE_WATCH_MS, follow, type Followed, type FollowEvent, SETTLED_MS } from "./watch";

const PATH = "/apis/apps/v1/namespaces/shop/deployments";
const web = aDeployment();

let server: FakeApiServer;
let connection: Connection;
let events: FollowEvent<string>[];
let waits: number[];
let ends: AbortController;
let running: Promise<void>;

beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  [events, waits, ends] = [[], [], new AbortController()];
});
afterEach(async () => {
  ends.abort();
  await running;
  // A watch that is still open here would have leaked: the test then ends at its time limit.
  await until(() => server.watches.length === 0);
  await closeConnections();
  await server.stop();
});

function begin(over: Partial<Followed<string>> = {}, user = {}) {
  const kubeconfig = server.kubeconfig({ token: "fake-token", ...user });
  const [context] = readKubeconfig({ KUBECONFIG: server.writeKubeconfig(kubeconfig) });
  if (!context) throw new Error("there is a context");
  connection = connectionTo(context, "me", { PATH: "/usr/bin:/bin" });
  const doing = { cluster: "fake", resource: "deployments", namespace: "shop", name: null };
  const clock = {
    now: () => Date.now(),
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      if (milliseconds !== BEFORE_WATCH_MS && milliseconds !== SETTLED_MS) waits.push(milliseconds);
      await new Promise((go) => setTimeout(go, 1));
    },
  };
  running = follow(connection, { path: PATH, query: {}, doing, pick: nameIn, ...over }, (event) => events.push(event), {
    signal: ends.signal,
    clock,
  });
}

function nameIn(object: unknown): string {
  return isJsonObject(object) && isJsonObject(object["metadata"]) ? String(object["metadata"]["name"]) : "?";
}

const named = (name: string, version: string) =>
  aDeployment({ name, metadata: { uid: `uid-of-${name}`, resourceVersion: version } });
const of = <Kind extends FollowEvent<string>["kind"]>(kind: Kind) =>
  events.filter((event): event is Extract<FollowEvent<string>, { kind: Kind }> => event.kind === kind);
const watching = (times = 1) => until(() => watchUrls().length >= times && server.watches.length === 1);
const watchUrls = () => server.requests.map(({ url }) => url).filter((url) => url.includes("watch=true"));
const lists = () => server.requests.map(({ url }) => url).filter((url) => !url.includes("watch=true"));
const versionsAsked = () => watchUrls().map((url) => new URL(url, "http://x").searchParams.get("resourceVersion"));

/** Answers the next watches itself; lists pass. */
function answerWatches(answer: (request: SeenRequest) => Answer, times = 1) {
  let left = times;
  server.interfere("GET", (seen) => (seen.url.includes("watch=true") && left-- > 0 ? answer(seen) : undefined), 99);
}

test("lists, then watches from there, with bookmarks and an end that proves it alive within twenty seconds", async () => {
  begin();
  await watching();

  expect(of("snapshot")).toEqual([
    {
      kind: "snapshot",
      items: [{ uid: "uid-of-web", version: "1", value: "web" }],
      mode: { kind: "watching", why: null },
    },
  ]);
  const { searchParams } = new URL(watchUrls()[0] ?? "", "http://x");
  expect(Object.fromEntries(searchParams)).toEqual({
    watch: "true",
    allowWatchBookmarks: "true",
    resourceVersion: "10",
    timeoutSeconds: "17",
  });
});

test("tells what is added, changed and deleted, as soon as its line is whole", async () => {
  begin();
  await watching();
  const line = JSON.stringify({ type: "ADDED", object: named("api", "11") });
  server.write("deployments", line.slice(0, 40));
  server.write(
    "deployments",
    `${line.slice(40)}\n${JSON.stringify({ type: "MODIFIED", object: named("api", "12") })}\n`,
  );
  server.emit("deployments", "DELETED", named("web", "13"));
  await until(() => of("deleted").length === 1);

  expect(of("changed").map(({ item }) => [item.value, item.version])).toEqual([
    ["api", "11"],
    ["api", "12"],
  ]);
  expect(of("deleted")).toEqual([{ kind: "deleted", uid: "uid-of-web" }]);
});

test("goes on from the last version it was told, bookmarks included, when the watch's time is over", async () => {
  begin();
  await watching();
  server.emit("deployments", "BOOKMARK", { metadata: { resourceVersion: "42" } });
  await until(() => of("fresh").length === 2);
  server.endWatches("deployments", "over");
  await watching(2);

  expect(versionsAsked()).toEqual(["10", "42"]);
  expect(lists()).toHaveLength(1);
});

test("goes on after a connection that broke within a line, without telling anybody", async () => {
  begin();
  await watching();
  server.emit("deployments", "MODIFIED", named("web", "11"));
  server.write("deployments", '{"type":"MODIFIED","object":{"metadata":{"na');
  await until(() => of("changed").length === 1);
  server.endWatches("deployments", "cut");
  await watching(2);

  expect(versionsAsked()).toEqual(["10", "11"]);
  expect(of("problem")).toEqual([]);
  expect(of("changed")).toHaveLength(1);
});

const GONE = aStatus(410, "Expired", "too old resource version");

test.each([
  ["an answer", () => answerWatches(() => GONE)],
  ["an event", async () => (await watching(), server.emit("deployments", "ERROR", GONE.body))],
])("reads everything again when the version is too old, told by %s", async (_how, tell) => {
  begin();
  await tell();
  await until(() => of("snapshot").length === 2);
  await watching(2);

  expect(versionsAsked()).toEqual(["10", "10"]);
  expect(lists()).toHaveLength(2);
  expect(of("problem")).toEqual([]);
});

test("waits as long as a busy server asks for", async () => {
  answerWatches(() => ({ ...aStatus(429, "TooManyRequests", "busy"), headers: { "retry-after": "7" } }));
  begin();
  await watching(2);

  expect(waits).toEqual([7_000]);
});

test("waits longer each time a server fails, tells once it is clear that it does, and goes on where it was", async () => {
  answerWatches(() => aStatus(500, "InternalError", "etcdserver: no leader"), 4);
  begin();
  await watching(5);
  await until(() => events.at(-1)?.kind === "fresh");

  expect(waits).toEqual([375, 750, 1_500, 3_000]);
  expect(of("problem")[0]).toMatchObject({ problem: { code: "cluster-error" }, ended: false });
  expect(new Set(versionsAsked())).toEqual(new Set(["10"]));
});

test("asks once more with a new credential, then says that only a person can help", async () => {
  answerWatches(() => aStatus(401, "Unauthorized", "Unauthorized"), 99);
  begin();
  await running;

  expect(watchUrls()).toHaveLength(2);
  expect(of("problem")).toMatchObject([{ problem: { code: "unauthenticated" }, ended: true }]);
});

test("takes a renewed credential without a word", async () => {
  answerWatches(() => aStatus(401, "Unauthorized", "Unauthorized"));
  begin();
  await watching(2);

  expect(of("problem")).toEqual([]);
});

test("reads every five seconds where watching is forbidden, says so, and tries to watch again later (T92)", async () => {
  answerWatches(() => aStatus(403, "Forbidden", 'cannot watch resource "deployments"'));
  begin();
  await watching(2);

  expect(of("snapshot")).toHaveLength(62);
  expect(inEnglish(of("snapshot")[1]?.mode)).toEqual({
    kind: "polling",
    why: expect.objectContaining({
      text: 'You have no right to watch deployments in namespace "shop" of cluster "fake".',
    }),
  });
  expect(waits).toEqual(Array.from({ length: 60 }, () => 5_000));
  expect(of("snapshot").at(-1)?.mode.kind).toBe("watching");
});

test("says what is forbidden where listing is, and looks again later", async () => {
  server.interfere("GET", () => aStatus(403, "Forbidden", 'cannot list resource "deployments"'));
  begin();
  await watching();

  expect(of("problem")).toMatchObject([{ problem: { code: "forbidden" }, ended: false }]);
  expect(waits).toEqual([30_000]);
});

test("reads in another way where listing is forbidden and there is one", async () => {
  server.interfere("GET", () => aStatus(403, "Forbidden", "no"), 99);
  begin({ instead: async () => [{ uid: "u", version: "1", value: "web" }] });
  await until(() => of("snapshot").length >= 2);

  expect(of("snapshot")[0]).toMatchObject({ items: [{ value: "web" }], mode: { kind: "polling" } });
  expect(of("problem")).toEqual([]);
});

test("survives a server that restarts", async () => {
  begin();
  await watching();
  await server.restart();
  await watching(2);
  await until(() => events.at(-1)?.kind === "fresh");

  expect(lists()).toHaveLength(1);
});

test("does not step over an object that it cannot read", async () => {
  begin();
  await watching();
  server.write("deployments", "this is no JSON\n");
  await until(() => watchUrls().length === 2);
  server.write("deployments", '{"type":"MODIFIED"}\n');
  await watching(3);

  expect(versionsAsked()).toEqual(["10", "10", "10"]);
});
