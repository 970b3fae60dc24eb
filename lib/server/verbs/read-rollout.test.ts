import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { clusterSegment } from "@/lib/contract/cluster-segment";
import { RevisionDetail, Rollout } from "@/lib/contract/rollout";
import { closeConnections } from "@/lib/kube/connection";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { inEnglish } from "@/lib/testing/in-english";
import { GET } from "@/app/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/route";
import { liveDigest } from "../reading/live-digest";
import { ok, worded } from "../http/respond";
import { readRevision } from "./read-revision";
import { readRollout } from "./read-rollout";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;

const web = aDeployment();

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [aReplicaSet(web)];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

test("costs one GET and one LIST", async () => {
  const rollout = await readRollout(ME, REF);

  expect(rollout).toMatchObject({ ref: REF, historyProblem: null, live: { digest: liveDigest(web) } });
  expect(rollout.revisions.map(({ current }) => current)).toEqual([true]);
  expect(server.requests).toHaveLength(2);
});

test("names the right that is missing (T88)", async () => {
  server.interfere("GET", () => aStatus(403, "Forbidden", "deployments.apps is forbidden"));

  expect(await refusalOf(readRollout(ME, REF))).toMatchObject({
    code: "forbidden",
    message: expect.stringMatching(/get deployments "web" in namespace "shop"/),
    extras: { said: "deployments.apps is forbidden" },
  });
});

test("shows all but the history without the right to list ReplicaSets (T89)", async () => {
  server.interfere("GET", () => undefined);
  server.interfere("GET", () => aStatus(403, "Forbidden", "replicasets.apps is forbidden"));
  const rollout = await readRollout(ME, REF);

  expect(rollout.images).toEqual(["web:1"]);
  expect(inEnglish(rollout.historyProblem)).toMatchObject({
    code: "forbidden",
    detail: expect.stringContaining("list replicasets"),
    said: "replicasets.apps is forbidden",
  });
});

test("does not hide that the cluster went away between the two", async () => {
  server.interfere("GET", () => undefined);
  server.interfere("GET", () => aStatus(500, "", "broken"));

  await expect(readRollout(ME, REF)).rejects.toMatchObject({ code: "cluster-error" });
});

test("shows one revision whole: every field, every digit, no hash label", async () => {
  const template = { ...aPodTemplate(), unknown: { big: 9007199254740993n } } as PodTemplate;
  const storedRevision = JSON.stringify(aReplicaSet(web, { template: aPodTemplate() })).replace(
    '"template":{',
    '"template":{"unknown":{"big":9007199254740993},',
  );
  server.interfere("GET", () => undefined);
  server.interfere("GET", () => ({ status: 200, body: `{"metadata":{},"items":[${storedRevision}]}` }));
  const detail = await readRevision(ME, REF, "uid-of-web-hash1");

  expect(detail.template).toEqual(template);
  expect(detail.yaml).toContain("unknown:\n  big: 9007199254740993\n");
  expect(detail.yaml).not.toContain("pod-template-hash");
  expect(await worded(ok(RevisionDetail, detail), "en").text()).toContain('"big":9007199254740993');
});

test("says that there is no such revision (T30)", async () => {
  await expect(readRevision(ME, REF, "gone")).rejects.toMatchObject({ code: "no-such-revision" });
});

test("has one digest for a template and all that Kubernetes calls the same, and another for any other", () => {
  const digestOf = (template: PodTemplate) => liveDigest(aDeployment({ template }));
  const limited = (cpu: string) => aPodTemplate({ container: { resources: { limits: { cpu } } } });

  expect(digestOf(limited("1000m"))).toBe(digestOf(limited("1")));
  expect(digestOf(aPodTemplate({ labels: { "pod-template-hash": "x" } }))).toBe(digestOf(aPodTemplate()));
  expect(digestOf(limited("2"))).not.toBe(digestOf(limited("1")));
  expect(liveDigest(aDeployment({ metadata: { uid: "another" } }))).not.toBe(liveDigest(web));
});

test.each(["arn:aws:eks:eu-west-1:1:cluster/prod", "api", "..", "~", "100% 한"])(
  "finds the context %s by its segment of a URL",
  async (cluster) => {
    const kubeconfig = server.kubeconfig().replaceAll('"fake","context"', `${JSON.stringify(cluster)},"context"`);
    vi.stubEnv("KUBECONFIG", server.writeKubeconfig(kubeconfig));
    // Next.js decodes the segments of route handlers once.
    const params = Promise.resolve({ ...REF, cluster: decodeURIComponent(clusterSegment(cluster)) });
    const request = new Request("http://127.0.0.1:3000/", { headers: { host: "127.0.0.1:3000" } });
    const response = await GET(request, { params });

    expect(Rollout.parse(await response.json()).ref.cluster).toBe(cluster);
  },
);

test("names the contexts there are, where one is unknown", async () => {
  expect(await refusalOf(readRollout(ME, { ...REF, cluster: "x" }))).toMatchObject({
    code: "unknown-cluster",
    extras: { advice: 'It has "fake".' },
  });
});

test("answers no-kubeconfig where there is none", async () => {
  vi.stubEnv("KUBECONFIG", join(import.meta.dirname, "no-such-kubeconfig"));

  await expect(readRollout(ME, REF)).rejects.toMatchObject({ code: "no-kubeconfig" });
});
