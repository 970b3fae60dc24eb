import { existsSync } from "node:fs";
import { memoryOf } from "../bench/memory";
import { EventReader } from "../pages/event-reader";
import { expect, test } from "../test";

const READERS = 50;
const OPENINGS = 200;
const AT_ONCE = 20;
const MOST_STREAMS = 100;
const FEW_MORE_BYTES = 60_000_000;

/** A feed goes on for 30 seconds after its last reader. */
const FORGOTTEN = { timeout: 45_000 };

test.use({ unused: true });

test("fifty readers are one watch of each kind upstream, and all are told", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  await cluster.waitComplete(namespace, "web");
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}&kind=deployments&name=web`;
  const readers = await Promise.all(Array.from({ length: READERS }, () => EventReader.open(stream)));
  await Promise.all(readers.map((reader) => reader.first(({ type }) => type === "rollout")));

  const watched = () => proxy.watches.map(({ path }) => new URL(path, "http://x").pathname.split("/").at(-1));
  await expect.poll(() => watched().toSorted()).toEqual(["deployments", "replicasets"]);
  const image = "web:2-never-ready";
  await cluster.setImage(namespace, "web", image);
  await Promise.all(
    readers.map((reader) => reader.first((event) => event.type === "rollout" && event.rollout.images[0] === image)),
  );
  await Promise.all(readers.map((reader) => reader.first(({ type }) => type === "diagnosis")));
  await expect.poll(() => watched().toSorted()).toEqual(["deployments", "pods", "replicasets"]);
  await cluster.setImage(namespace, "web", "web:1");
  await expect.poll(() => watched().toSorted()).toEqual(["deployments", "replicasets"]);
  for (const reader of readers) reader.close();
});

test("two hundred streams that are opened and closed leave nothing behind", async ({ cluster, namespace, openApp }) => {
  test.setTimeout(120_000);
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  await cluster.waitComplete(namespace, "web");
  const proxy = await cluster.recordingProxy();
  const { url, pid, log } = await openApp({ kubeconfig: proxy.kubeconfig, env: { REWIND_LOG_LEVEL: "debug" } });
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
  const openSome = async (times: number) => {
    for (let opened = 0; opened < times; opened += AT_ONCE) {
      const readers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) =>
          EventReader.open(index % 2 === 0 ? stream : `${stream}&kind=deployments&name=web`),
        ),
      );
      await Promise.all(readers.map((reader) => reader.first(({ type }) => type === "snapshot" || type === "rollout")));
      for (const reader of readers) reader.close();
    }
  };
  await openSome(AT_ONCE);
  const before = memoryOf(pid()).now;
  await openSome(OPENINGS);

  expect(proxy.watches.length).toBeLessThanOrEqual(3);
  await expect.poll(() => proxy.watches.length, FORGOTTEN).toBe(0);
  await expect.poll(log).toContain('"feeds":0,"readers":0,"event":"ended"');
  expect(memoryOf(pid()).now - before).toBeLessThan(FEW_MORE_BYTES);
});

test("one identity has a hundred streams, and the next is told to poll", async ({ cluster, namespace, openApp }) => {
  const { url } = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_LOG_LEVEL: "debug" } });
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
  // What has no body takes no place.
  const heads = Array.from({ length: MOST_STREAMS }, () => fetch(stream, { method: "HEAD" }));
  expect(new Set((await Promise.all(heads)).map(({ status }) => status))).toEqual(new Set([200]));
  const readers = await Promise.all(Array.from({ length: MOST_STREAMS }, () => EventReader.open(stream)));
  expect(new Set(readers.map(({ status }) => status))).toEqual(new Set([200]));

  const refused = await fetch(stream);
  expect([refused.status, (await refused.json()).code]).toEqual([429, "too-many-streams"]);

  readers[0]?.close();
  await expect
    .poll(async () => {
      const reader = await EventReader.open(stream);
      reader.close();
      return reader.status;
    })
    .toBe(200);
  for (const reader of readers) reader.close();
});

test("a Rewind that is told to end does so while streams are open", async ({ cluster, namespace, openApp }) => {
  // One of its own: the same variant is shared with other specs.
  const { url, pid } = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_HOSTS: "ends.example" } });
  const reader = await EventReader.open(`${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`);
  await reader.first(({ type }) => type === "snapshot");
  const server = pid();
  expect(existsSync(`/proc/${server}`)).toBe(true);

  process.kill(server, "SIGTERM");
  await expect.poll(() => existsSync(`/proc/${server}`)).toBe(false);
});
