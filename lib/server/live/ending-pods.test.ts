import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { closeConnections } from "@/lib/kube/connection";
import type { Workload } from "@/lib/rollout/workload/workload";
import type { Pod } from "@/lib/rollout/objects/pod-objects";
import { FakeApiServer, storedPod } from "@/lib/testing/fake-api-server";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { aPod } from "@/lib/testing/pods";
import { until } from "@/lib/testing/until";
import { stopFeeds } from "./feeds";
import { followRollout } from "../verbs/follow-rollouts";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const PODS = "/api/v1/namespaces/shop/pods";

/** A rollout that came to its end so many seconds ago. */
function ended(secondsAgo: number, counted?: number): Workload {
  const lastUpdateTime = new Date(Date.now() - secondsAgo * 1000).toISOString();
  const progressing = { ...aCondition("Progressing", "True", "NewReplicaSetAvailable"), lastUpdateTime };
  const web = aDeployment({ image: "web:2", revision: 2, conditions: [progressing] });
  return { ...web, status: { ...web.status, ...(counted !== undefined && { terminatingReplicas: counted }) } };
}

let server: FakeApiServer;
let told: StreamEvent[];
let leave: (() => void) | undefined;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  told = [];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  leave?.();
  stopFeeds();
  await until(() => server.watches.length === 0);
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

function follow(web: Workload): { ending: Pod } {
  const old = aReplicaSet(web, { revision: 1, image: "web:1" });
  const current = aReplicaSet(web, { revision: 2, replicas: 3 });
  const ending = aPod(old, { name: "old", deletionTimestamp: new Date().toISOString() });
  server.workload = web;
  server.stored = [old, current];
  server.pods = [ending, aPod(current, { name: "new" })];
  leave = followRollout(ME, REF, {
    language: "en",
    push: (frame) => void told.push(JSON.parse(frame) as StreamEvent),
    end: () => undefined,
  });
  return { ending };
}

const terminating = () => told.flatMap((event) => (event.type === "rollout" ? [event.rollout.terminating] : [])).at(-1);
const asksForPods = () => server.requests.some(({ url }) => url.startsWith(PODS));
const watchesPods = () => server.watches.some(({ url }) => url.startsWith(PODS));

test("pods that end after the rollout are counted until the last is gone, and are watched no longer then", async () => {
  const { ending } = follow(ended(5));
  await until(() => terminating() === 1);
  await until(watchesPods);

  server.emit("pods", "DELETED", storedPod(ending));
  await until(() => terminating() === null);
  await until(() => !watchesPods());
  expect(told.filter(({ type }) => type === "diagnosis")).toEqual([]);
});

test.each([
  ["ended long ago", ended(3_600), null],
  ["is on a cluster that counts them", ended(5, 1), 1],
])("no pod is asked for of a rollout that %s", async (_, web, count) => {
  follow(web);
  await until(() => told.some(({ type }) => type === "rollout") && server.watches.length === 2);

  expect(terminating()).toBe(count);
  expect(asksForPods()).toBe(false);
});
