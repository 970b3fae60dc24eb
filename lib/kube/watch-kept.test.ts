import { afterEach, beforeEach, expect, test } from "vitest";
import { message } from "@/lib/contract/message";
import { ProblemError } from "@/lib/contract/problem-error";
import { type Answer, aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment } from "@/lib/testing/objects";
import { until } from "@/lib/testing/until";
import { closeConnections, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";
import { isJsonObject } from "./narrow";
import { BEFORE_WATCH_MS, follow, type FollowEvent, SETTLED_MS, type WatchPace } from "./watch";

const GONE = aStatus(410, "Expired", "too old resource version");

let server: FakeApiServer;
let events: FollowEvent<string>[];
let waits: number[];
let ends: AbortController;
let running: Promise<void>;

beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = aDeployment();
  [events, waits, ends] = [[], [], new AbortController()];
});
afterEach(async () => {
  ends.abort();
  await running;
  await until(() => server.watches.length === 0);
  await closeConnections();
  await server.stop();
});

function begin(pace?: WatchPace) {
  const [context] = readKubeconfig({ KUBECONFIG: server.writeKubeconfig() });
  if (!context) throw new Error("there is a context");
  const doing = { cluster: "fake", resource: "deployments", namespace: "shop", name: null };
  const followed = { path: "/apis/apps/v1/namespaces/shop/deployments", query: {}, doing, pick: onlyWorkloads };
  const clock = {
    now: () => Date.now(),
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      if (milliseconds !== BEFORE_WATCH_MS && milliseconds !== SETTLED_MS) waits.push(milliseconds);
      await new Promise((go) => setTimeout(go, milliseconds === SETTLED_MS ? 50 : 1));
    },
  };
  running = follow(connectionTo(context, "me", {}), followed, (event) => events.push(event), {
    signal: ends.signal,
    clock,
    ...(pace && { pace }),
  });
}

function onlyWorkloads(object: unknown): string {
  const metadata = isJsonObject(object) && object["kind"] !== "Status" ? object["metadata"] : undefined;
  if (!isJsonObject(metadata))
    throw new ProblemError(
      "cluster-error",
      message("problem.not-what-was-asked", { expected: { kind: "Deployment" } }),
    );
  return String(metadata["name"]);
}

const of = <Kind extends FollowEvent<string>["kind"]>(kind: Kind) =>
  events.filter((event): event is Extract<FollowEvent<string>, { kind: Kind }> => event.kind === kind);
const urls = (isWatch: boolean) =>
  server.requests.map(({ url }) => url).filter((url) => url.includes("watch=true") === isWatch);
const watching = (times = 1) => until(() => urls(true).length >= times && server.watches.length === 1);
const versionsAsked = () => urls(true).map((url) => new URL(url, "http://x").searchParams.get("resourceVersion"));
const polling = () => until(() => of("snapshot").find(({ mode }) => mode.kind === "polling"));

/** Answers the next watches itself; lists pass. */
function answerWatches(answer: () => Answer, times = 99) {
  let left = times;
  server.interfere("GET", ({ url }) => (url.includes("watch=true") && left-- > 0 ? answer() : undefined), 99);
}

const text = (body: string) => ({ status: 200, body });
const line = (value: unknown) => text(`${JSON.stringify(value)}\n`);
const event = (type: string, object: unknown) => line({ type, object });

/** What a server does that lets nobody watch, though it can be read. */
const TOO_OLD = "the version that the API server has just given is too old for it";
const UNKEPT: [string, () => Answer, string][] = [
  ["answers every watch with 410", () => GONE, TOO_OLD],
  ["tells 410 in every watch", () => event("ERROR", GONE.body), TOO_OLD],
  ["tells an object that nobody asked for", () => event("ADDED", GONE.body), "what comes is not what was asked for"],
  ["tells an event without an object", () => line({ type: "ADDED" }), "what comes is no watch"],
  ["answers with a Status", () => line(GONE.body), "what comes is no watch"],
  ["answers with a page", () => text("<!doctype html><p>Sign in"), "what comes is no watch"],
  ["ends every watch at once", () => text(""), "it is ended at once"],
];

test.each(UNKEPT)("reads every few seconds, and says why, where a server %s", async (_what, answer, why) => {
  answerWatches(answer);
  begin();

  expect(inEnglish(await polling()).mode.why?.text).toBe(
    `Could not watch deployments in namespace "shop" of cluster "fake": ${why}.`,
  );
  expect([urls(true).length, of("problem")]).toEqual([3, []]);
  const pauses = waits.filter((wait) => wait !== 5_000);
  expect(pauses.length).toBeLessThanOrEqual(2);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(750);
});

test("a server that tells one change in each watch and then takes it back is not hammered either", async () => {
  const change = event("MODIFIED", aDeployment({ metadata: { resourceVersion: "11" } })).body;
  answerWatches(() => text(`${change}${event("ERROR", GONE.body).body}`));
  begin();
  await polling();

  expect(urls(true)).toHaveLength(3);
});

test("a server that agrees to every watch and breaks it is not called well in between", async () => {
  begin();
  for (let times = 1; times <= 4; times++) {
    await watching(times);
    server.endWatches("deployments", "cut");
  }
  await watching(5);
  await until(() => events.at(-1)?.kind === "fresh");

  expect(events.map(({ kind }) => kind)).toEqual(["snapshot", "fresh", "problem", "problem", "problem", "fresh"]);
});

/** Real seconds, but few: the end of a watch is the API server's own. */
const QUICK = { seconds: { least: 1, spread: 0 }, patience: { answer: 300, overdue: 100 } };

test("a watch that has not ended when its time was over goes on in another, and nobody is told", async () => {
  begin(QUICK);
  await watching();
  server.emit("deployments", "BOOKMARK", { metadata: { resourceVersion: "42" } });
  await watching(2);

  expect([versionsAsked(), urls(false).length, of("problem")]).toEqual([["10", "42"], 1, []]);
});

test("what stays silent again and again is read every few seconds instead", async () => {
  begin({ ...QUICK, seconds: { least: 0, spread: 0 } });

  expect(inEnglish(await polling()).mode.why?.text).toContain(
    "it tells nothing, nor does it end when its time is over",
  );
  expect(of("problem")).toEqual([]);
});

test("a cluster that does not answer the next watch is told at once, and asked again from where it was", async () => {
  begin(QUICK);
  await watching();
  server.silent = true;
  server.endWatches("deployments", "over");
  await until(() => of("problem").length > 0);

  expect(of("problem")[0]).toMatchObject({ problem: { code: "cluster-timeout" }, ended: false });
  server.silent = false;
  await until(() => events.at(-1)?.kind === "fresh");
  expect(new Set(versionsAsked())).toEqual(new Set(["10"]));
  expect(urls(false)).toHaveLength(1);
});
