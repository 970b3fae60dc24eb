import { setTimeout as pause } from "node:timers/promises";
import { connectionOf } from "../clusters/connection";
import { addReplicaSet } from "../clusters/new-replica-set";
import { EventReader } from "../pages/event-reader";
import { until } from "../processes/until";
import { test } from "../test";
import { HttpClient } from "./http-client";
import { manyDeployments } from "./many-deployments";
import { memoryOf } from "./memory";
import { RawWatch } from "./raw-watch";
import { inKb, inMb, inMs, Report } from "./report";
import { summary } from "./samples";

// Nothing else is to happen on the cluster while it is measured.
test.use({ controllers: false });
test.describe.configure({ mode: "serial" });

const ROLLOUTS = 30;
const CHANGES = 50;
const READERS = 50;
const DEPLOYMENTS = 2_000;
/** Longer than a burst is gathered for, so that each change is one of its own. */
const APART_MS = 150;

const report = new Report();
test.afterAll(() => report.print());

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

test("opening a rollout, watched by nobody and watched already", async ({ appUrl, cluster, namespace }) => {
  const names = Array.from({ length: ROLLOUTS }, (_, index) => `web-${index}`);
  for (const name of names) {
    const web = await cluster.deploy(namespace, { name, image: "web:3", cause: "third" });
    for (const one of ["1", "2", "3"]) {
      await addReplicaSet(cluster.api, web, { name: `${name}-${one}`, image: `web:${one}`, revision: one, cause: one });
    }
  }
  const raw = new HttpClient(connectionOf(cluster.kubeconfig));
  const rewind = HttpClient.of(appUrl);
  const times = { raw: [] as number[], cold: [] as number[], warm: [] as number[] };
  for (const name of names) {
    const base = `/apis/apps/v1/namespaces/${namespace}`;
    const path = `/api/clusters/${cluster.context}/rollouts/${namespace}/deployments/${name}?watched=true`;
    times.raw.push(
      await timed(async () => {
        await raw.ask("GET", `${base}/deployments/${name}`);
        await raw.ask("GET", `${base}/replicasets?labelSelector=app%3D${name}&limit=500`);
      }),
    );
    times.cold.push(await timed(() => rewind.ask("GET", path)));
    times.warm.push(await timed(() => rewind.ask("GET", path)));
  }
  report.compare("opening a rollout, cold", summary(times.cold), summary(times.raw));
  report.compare("opening a rollout, watched already", summary(times.warm), summary(times.raw));
  raw.close();
  rewind.close();
});

test("from the API server's event to the reader", async ({ cluster, namespace, openApp }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:0" });
  const proxy = await cluster.recordingProxy();
  const { url } = await openApp({ kubeconfig: proxy.kubeconfig });
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const raw = await RawWatch.open(connectionOf(cluster.kubeconfig), path);
  const list = await EventReader.open(stream);
  const rollouts = await Promise.all(
    Array.from({ length: READERS - 1 }, () => EventReader.open(`${stream}&kind=deployments&name=web`)),
  );
  await Promise.all(
    [list, ...rollouts].map((reader) => reader.first(({ type }) => type !== "fresh" && type !== "waiting")),
  );
  report.tell(`upstream watches for ${READERS} readers of one list and one rollout`, String(proxy.watches.length));

  const [toList, toRollout]: [number[], number[]] = [[], []];
  for (let change = 1; change <= CHANGES; change++) {
    const image = `web:${change}`;
    await cluster.setImage(namespace, "web", image);
    const arrival = (reader: EventReader) => {
      const index = reader.events.findIndex(
        (event) =>
          (event.type === "changed" && event.rollouts[0]?.images[0] === image) ||
          (event.type === "rollout" && event.rollout.images[0] === image),
      );
      return reader.at[index];
    };
    const arrived = await until(
      async () => {
        const all = [raw.seen.get(image), arrival(list), ...rollouts.map(arrival)];
        return all.every((at) => at !== undefined) ? (all as number[]) : undefined;
      },
      () => `not everybody was told of ${image}`,
    );
    const [event = 0, row = 0, ...whole] = arrived;
    toList.push(row - event);
    toRollout.push(Math.max(...whole) - event);
    await pause(APART_MS);
  }
  report.tell("  event to frame, list", inMs(summary(toList)), { aim: "< 250 ms" });
  report.tell(`  event to frame, the last of ${READERS - 1} rollout readers`, inMs(summary(toRollout)), {
    aim: "< 250 ms",
  });
  report.tell(`  bytes for ${CHANGES} changes, list`, inKb(list.bytes), { raw: inKb(raw.bytes) });
  report.tell(`  bytes for ${CHANGES} changes, rollout`, inKb(rollouts[0]?.bytes ?? 0));
  raw.close();
  for (const reader of [list, ...rollouts]) reader.close();
});

test("following 2,000 Deployments", async ({ cluster, namespace, openApp }) => {
  await manyDeployments(cluster, namespace, DEPLOYMENTS);
  const { url, pid } = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_LOG_LEVEL: "warn" } });
  await fetch(`${url}/api/clusters`);
  const before = memoryOf(pid()).now;
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
  const reader = await EventReader.open(stream);
  await reader.first(({ type }) => type === "snapshot");
  const others = await Promise.all(Array.from({ length: READERS - 1 }, () => EventReader.open(stream)));
  await Promise.all(others.map((other) => other.first(({ type }) => type === "snapshot")));
  const { now, highest } = memoryOf(pid());
  report.tell(`snapshot of ${DEPLOYMENTS} Deployments`, inKb(reader.bytes));
  report.tell(`  server's memory with ${READERS} readers of it`, inMb(now), {
    raw: `${inMb(before)} before, at most ${inMb(highest)}`,
    aim: "< 250 MB",
  });
  for (const one of [reader, ...others]) one.close();
});
