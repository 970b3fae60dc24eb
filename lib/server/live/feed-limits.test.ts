import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment } from "@/lib/testing/objects";
import { until } from "@/lib/testing/until";
import { listRollouts } from "../verbs/list-rollouts";
import { readRollout } from "../verbs/read-rollout";
import { stopFeeds } from "./feeds";
import { followRollouts } from "../verbs/follow-rollouts";

const ME = { kind: "kubeconfig" } as const;
const WATCHED = { watched: true };
const MOST = 12;

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = aDeployment();
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  stopFeeds();
  await until(() => server.watches.length === 0);
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

const read = (namespace: string) => listRollouts(ME, "fake", namespace, WATCHED);
const watched = () => server.watches.map(({ url }) => /namespaces\/([^/]+)/.exec(url)?.[1] ?? "all").toSorted();
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `n-${from + n}`).toSorted();

test("who reads one namespace after the other leaves a dozen watches, those of the last", async () => {
  for (const name of [...names(10, 50), ...names(50, 90)]) await read(name);
  await until(() => server.watches.length === MOST && watched()[0] === "n-78");

  expect(watched()).toEqual(names(78, 90));
});

test("who reads hundreds at once leaves no more, and each reading is answered", async () => {
  const answers = await Promise.all(names(100, 250).map(read));
  expect(answers.filter(({ rollouts }) => rollouts.length === 1)).toHaveLength(150);

  await until(() => server.watches.length === MOST);
});

test("whoever stays keeps its watch, however many others read", async () => {
  const leave = followRollouts(
    ME,
    { cluster: "fake", namespace: "mine" },
    { language: "en" as const, push: () => undefined, end: () => {} },
  );
  await until(() => server.watches.length === 1);
  for (const name of names(10, 30)) await read(name);
  await until(() => server.watches.length === MOST + 1);
  expect(watched()).toContain("mine");

  leave();
  for (const name of names(30, 50)) await read(name);
  await until(() => !watched().includes("mine"));
});

test("of what is not there, or may not be read, no watch is left behind", async () => {
  server.workload = null;
  for (const name of names(10, 20)) expect((await read(name)).rollouts).toEqual([]);
  const ref = { cluster: "fake", namespace: "shop", kind: "deployments", name: "nobody" } as const;
  await expect(readRollout(ME, ref, WATCHED)).rejects.toMatchObject({ code: "not-found" });
  server.interfere("GET", () => aStatus(403, "Forbidden", "no"), 99);
  await expect(read("closed")).rejects.toMatchObject({ code: "forbidden" });
  const asked = server.requests.length;
  await expect(read("closed")).rejects.toMatchObject({ code: "forbidden" });

  expect(server.watches).toEqual([]);
  // Not one that goes on and is looked at: it was begun anew.
  expect(server.requests.length).toBeGreaterThan(asked);
});
