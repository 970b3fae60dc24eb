import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Diagnosis } from "@/lib/contract/finding";
import { closeConnections } from "@/lib/kube/connection";
import type { KubeEvent, Pod } from "@/lib/rollout/objects/pod-objects";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { inEnglish } from "@/lib/testing/in-english";
import { aContainer, aPod, aPodEvent, crashed } from "@/lib/testing/pods";
import { probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { readDiagnosis } from "./read-diagnosis";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const FORBIDDEN = aStatus(403, "Forbidden", "no");

const { web, old, current } = rollingOut(probed());

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [old, current];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

/** A namespace with these pods and events; null for what may not be listed. */
function holds(pods: readonly Pod[] | null, events: readonly KubeEvent[] | null) {
  server.pods = [...(pods ?? [])];
  server.events = [...(events ?? [])];
  if (pods === null) server.forbidden.add("/api/v1/namespaces/shop/pods");
  if (events === null) server.forbidden.add("/api/v1/namespaces/shop/events");
}

const diagnosisOfWeb = async () => inEnglish(await readDiagnosis(ME, REF));
const unready = (name: string) => aPod(current, { name, containers: [aContainer()] });
const calls = (kind: string) => server.requests.filter(({ url }) => new URL(url, server.url).pathname.endsWith(kind));

test("reads pods, and events of the objects that are not well", async () => {
  const pod = unready("new");
  holds(
    [pod, aPod(old)],
    [aPodEvent(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404")],
  );
  const diagnosis = await diagnosisOfWeb();

  expect(diagnosis.findings[0]?.sentence.text).toBe(
    "Readiness probe fails on 1 of 1 new pod: HTTP 404 on /healthz, port 8080.",
  );
  expect(diagnosis).toMatchObject({ notes: [], pods: [{ name: "new" }, { name: "web-hash1-1" }] });
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/apis/apps/v1/namespaces/shop/deployments/web",
    "/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dweb&limit=500",
    "/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb&limit=500",
    "/api/v1/namespaces/shop/events?fieldSelector=involvedObject.uid%3Duid-of-new&limit=500",
  ]);
});

test("asks for no events where all is well", async () => {
  holds([aPod(current)], []);
  await diagnosisOfWeb();
  expect(calls("/events")).toHaveLength(0);
});

test("asks for the events of twelve pods at most", async () => {
  holds(
    Array.from({ length: 40 }, (_, index) => unready(`new-${index}`)),
    [],
  );
  await diagnosisOfWeb();
  expect(calls("/events")).toHaveLength(12);
});

test("without the right to list pods it says so, and the rest works (T91)", async () => {
  holds(null, []);
  const diagnosis = await diagnosisOfWeb();

  expect(diagnosis.pods).toBeNull();
  expect(diagnosis.findings.map(({ code }) => code)).toEqual(["deadline-ahead"]);
  expect(diagnosis.notes.map(({ text }) => text)).toEqual([
    'Pods could not be looked at. You have no right to list pods in namespace "shop" of cluster "fake".',
  ]);
});

test("without the right to list events it says so, and the rest works (T91)", async () => {
  holds([unready("new")], null);
  const diagnosis = await diagnosisOfWeb();

  expect(diagnosis.findings[0]).toMatchObject({ code: "not-ready", weight: "cause" });
  expect(diagnosis.notes.map(({ text }) => text)).toEqual([
    'Events could not be looked at. You have no right to list events in namespace "shop" of cluster "fake".',
  ]);
});

test("without the right to list ReplicaSets nobody knows whose pods these are", async () => {
  server.interfere("GET", () => undefined);
  server.interfere("GET", () => FORBIDDEN);
  holds([unready("new")], []);
  const diagnosis = await diagnosisOfWeb();

  expect(diagnosis).toMatchObject({
    pods: null,
    notes: [{ text: expect.stringMatching(/^ReplicaSets could not be looked at/) }],
  });
});

test("does not hide that the cluster fails", async () => {
  server.interfere("GET", ({ url }) => (url.includes("/pods") ? aStatus(500, "", "broken") : undefined), 9);

  await expect(diagnosisOfWeb()).rejects.toMatchObject({ code: "cluster-error" });
});

test("masks what a program said, cuts it, and keeps the promise of the contract", async () => {
  const secret = "postgres://app:hunter2-hunter2@db/app";
  const pod = aPod(current, {
    name: "new",
    containers: [crashed("Error", 1, { message: `cannot reach ${secret} ${"x".repeat(2_000)}` })],
  });
  holds([pod], []);
  const diagnosis = await diagnosisOfWeb();
  const [evidence] = diagnosis.findings[0]?.evidence ?? [];

  expect(JSON.stringify(diagnosis)).not.toContain("hunter2-hunter2");
  expect(evidence?.message).toContain("‹masked ");
  expect(evidence?.message).toHaveLength(1_000);
  expect(Diagnosis.parse(diagnosis)).toEqual(diagnosis);
});

test("masks a secret in a sentence, also where the sentence is cut in the middle of it", async () => {
  const asking = (command: string) => rollingOut(probed({ readinessProbe: { exec: { command: [command] } } }));
  const said = `${"x".repeat(95)} postgres://app:hunter2-hunter2@db/app`;
  const stuck = asking("check");
  server.workload = stuck.web;
  server.stored = [stuck.old, stuck.current];
  const pod = aPod(stuck.current, { name: "new", containers: [aContainer()] });
  holds([pod], [aPodEvent(pod, "Unhealthy", `Readiness probe failed: ${said}`)]);
  const [finding] = (await diagnosisOfWeb()).findings;

  expect(finding?.sentence.text).toMatch(/command check fails: x+ postgres:\/\/app:‹masked/);
  expect(JSON.stringify(finding)).not.toContain("hunter2");
});

test("masks a secret that the pod template has in a probe", async () => {
  const httpGet = { path: "/health?token=hunter2-hunter2-hunter2", port: 8080 };
  const stuck = rollingOut(probed({ readinessProbe: { httpGet } }));
  server.workload = stuck.web;
  server.stored = [stuck.old, stuck.current];
  const pod = aPod(stuck.current, { name: "new", containers: [aContainer()] });
  holds([pod], [aPodEvent(pod, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 404")]);
  const [finding] = (await diagnosisOfWeb()).findings;

  expect(finding?.sentence.text).toContain("/health?token=‹masked");
  expect(JSON.stringify(finding)).not.toContain("hunter2");
});
