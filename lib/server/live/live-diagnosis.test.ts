import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StreamEvent } from "@/lib/contract/stream";
import { closeConnections } from "@/lib/kube/connection";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import type { Workload } from "@/lib/rollout/workload/workload";
import type { Pod } from "@/lib/rollout/objects/pod-objects";
import { aStatus, FakeApiServer, storedPod } from "@/lib/testing/fake-api-server";
import { aPodTemplate } from "@/lib/testing/objects";
import { inEnglish } from "@/lib/testing/in-english";
import { aContainer, aPod, aPodEvent } from "@/lib/testing/pods";
import { probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { until } from "@/lib/testing/until";
import { readDiagnosis } from "../verbs/read-diagnosis";
import { stopFeeds } from "./feeds";
import { followRollout } from "../verbs/follow-rollouts";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const PODS = "/api/v1/namespaces/shop/pods";

const { web, old, current } = rollingOut(probed());
const unready = (name: string) => aPod(current, { name, containers: [aContainer()] });
const newer = (version: number, over: Partial<Workload["spec"]> = {}, status: JsonObject = {}): Workload => ({
  ...web,
  metadata: { ...web.metadata, resourceVersion: String(version) },
  spec: { ...web.spec, ...over },
  status: { ...web.status, ...status },
});

let server: FakeApiServer;
let told: StreamEvent[];
let leave: (() => void) | undefined;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [old, current];
  told = [];
  leave = undefined;
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

function follow() {
  leave = followRollout(ME, REF, {
    language: "en",
    push: (frame) => void told.push(JSON.parse(frame) as StreamEvent),
    end: () => undefined,
  });
}

const diagnoses = () => told.flatMap((event) => (event.type === "diagnosis" ? [event] : []));
const causes = () =>
  diagnoses()
    .at(-1)
    ?.diagnosis.findings.flatMap(({ code, weight }) => (weight === "cause" ? code : []));
const podNames = () =>
  diagnoses()
    .at(-1)
    ?.diagnosis.pods?.map(({ name }) => name);
const asked = (what: string) =>
  server.requests.filter(({ url }) => url.includes(`/${what}?`) && !url.includes("watch="));
const watchesPods = () => server.watches.some(({ url }) => url.startsWith(PODS));
const emitPod = (type: "ADDED" | "MODIFIED" | "DELETED", pod: Pod) => server.emit("pods", type, storedPod(pod));

test("pods are told as they come, change and go, from a watch", async () => {
  server.pods = [aPod(old)];
  follow();
  await until(watchesPods);
  await until(() => podNames()?.join() === "web-hash1-1");

  emitPod("ADDED", unready("new"));
  await until(() => podNames()?.join() === "new,web-hash1-1");
  expect(diagnoses().at(-1)?.diagnosis.pods?.[0]?.state).not.toBe("available");
  emitPod("MODIFIED", aPod(current, { name: "new" }));
  await until(() => diagnoses().at(-1)?.diagnosis.pods?.[0]?.state === "available");
  emitPod("DELETED", aPod(old));
  await until(() => podNames()?.join() === "new");

  expect(asked("pods")).toHaveLength(1);
});

test("an event that comes later, without any change of the pod, is found", async () => {
  const pod = unready("new");
  server.pods = [pod];
  follow();
  await until(() => podNames()?.join() === "new");
  expect(causes()).not.toContain("readiness-failing");

  server.events = [aPodEvent(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404")];
  await until(() => causes()?.includes("readiness-failing"));
});

test("a burst of changes is a few diagnoses, and does not ask for events each time", async () => {
  server.pods = [unready("new")];
  follow();
  await until(watchesPods);
  await until(() => diagnoses().length > 0);
  const before = { said: diagnoses().length, events: asked("events").length };
  for (let restartCount = 1; restartCount <= 40; restartCount++) {
    emitPod("MODIFIED", aPod(current, { name: "new", containers: [aContainer({ restartCount })] }));
    await new Promise((done) => setTimeout(done, 5));
  }
  await until(() => diagnoses().at(-1)?.diagnosis.pods?.[0]?.restarts === 40);

  expect(diagnoses().length - before.said).toBeLessThanOrEqual(5);
  expect(asked("events").length - before.events).toBeLessThanOrEqual(1);
});

test("what was found out about one template is never said of the next", async () => {
  server.pods = [unready("new")];
  follow();
  await until(() => causes()?.includes("not-ready"));
  await until(() => server.watches.length === 3);
  const { digest } = diagnoses().at(-1) ?? {};

  server.workload = newer(20, { template: aPodTemplate({ image: "web:3" }) });
  server.emit("deployments", "MODIFIED", server.workload);
  await until(() => told.some((event) => event.type === "rollout" && event.rollout.images[0] === "web:3"));
  const read = await readDiagnosis(ME, REF, { watched: true });
  const next = await until(() => diagnoses().find((event) => event.digest !== digest));

  expect(read.findings.filter(({ weight }) => weight === "cause")).toEqual([]);
  expect(next.diagnosis).toEqual(inEnglish(read));
});

test("once a rollout has come to its end its pods are watched no longer, and nothing is said of them", async () => {
  follow();
  await until(watchesPods);
  await until(() => diagnoses().length > 0 && server.watches.length === 3);
  const replicas = web.spec.replicas ?? 1;
  const all = { replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas };
  server.emit("deployments", "MODIFIED", newer(20, {}, all));
  await until(() => told.some((event) => event.type === "rollout" && event.rollout.state.lead.kind === "complete"));

  await until(() => !watchesPods());
  const count = diagnoses().length;
  server.emit("deployments", "MODIFIED", newer(21, { minReadySeconds: 7 }, all));
  await until(() => told.some((event) => event.type === "rollout" && event.rollout.minReadySeconds === 7));
  expect(diagnoses()).toHaveLength(count);
});

test("who asks for a diagnosis that is followed anyway is answered without a call", async () => {
  server.pods = [unready("new")];
  follow();
  await until(() => diagnoses().length > 0);
  const before = server.requests.length;

  const read = await readDiagnosis(ME, REF, { watched: true });
  expect(read.pods).toMatchObject([{ name: "new" }]);
  expect(server.requests).toHaveLength(before);
});

test("without the right to pods that is said, and the rollout goes on being followed (T91)", async () => {
  server.forbidden.add(PODS);
  follow();
  const { diagnosis } = await until(() => diagnoses().at(-1));

  expect(diagnosis).toMatchObject({
    pods: null,
    notes: [{ text: expect.stringMatching(/^Pods could not be looked at\. You have no right to list pods/) }],
  });
  expect(told.filter(({ type }) => type === "problem")).toEqual([]);
});

test("events that cannot be read are a note, in which secrets are masked", async () => {
  server.pods = [unready("new")];
  const broken = aStatus(500, "InternalError", "webhook said: password=c4n4ry");
  server.interfere("GET", ({ url }) => (url.includes("/events?") ? broken : undefined), 99);
  follow();
  const { diagnosis } = await until(() => diagnoses().find((event) => event.diagnosis.notes.length > 0));

  expect(diagnosis.notes.map(({ text }) => text).join()).toMatch(/^Events could not be looked at\./);
  expect(JSON.stringify(told)).not.toContain("c4n4ry");
  expect(diagnosis.pods).toMatchObject([{ name: "new" }]);
});
