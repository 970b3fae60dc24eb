import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UndoChecks } from "@/lib/contract/checks";
import { closeConnections } from "@/lib/kube/connection";
import type { JsonObject } from "@/lib/rollout/objects/objects";
import { inEnglish } from "@/lib/testing/in-english";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { readChecks } from "./read-checks";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;
const CORE = "/api/v1/namespaces/shop";
const CANARY = "canary-b3d1";

const web = aDeployment({ image: "web:2" });

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.objects.set(`${CORE}/resourcequotas`, { metadata: {}, items: [] });
  server.objects.set(`${CORE}/serviceaccounts/default`, anObject("default"));
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

function anObject(name: string, more: object = {}) {
  return {
    metadata: {
      name,
      namespace: "shop",
      creationTimestamp: "2026-01-01T00:00:00Z",
      resourceVersion: "1",
      managedFields: [],
    },
    ...more,
  };
}

/** Revision 1 with this container and pod spec, of which revision 2 took over. */
function target(container: JsonObject, spec: JsonObject = {}): string {
  const old = aReplicaSet(web, { revision: 1, template: aPodTemplate({ container, spec }) });
  server.stored = [old, aReplicaSet(web, { revision: 2 })];
  return old.metadata.uid;
}

async function notFine(uid: string) {
  const { checks } = await readChecks(ME, REF, uid);
  return checks
    .filter(({ state }) => state !== "ok" && state !== "not-applicable")
    .map(({ code, state, missingRight: right }) => [
      code,
      state,
      right && [right.verb, right.resource, right.namespace].filter((part) => part !== null).join(" "),
    ]);
}

const SECRET_KEY = { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "a" } } }] };

test("reads the history once, and only what the template names", async () => {
  const uid = target({ envFrom: [{ configMapRef: { name: "c" } }] });
  server.objects.set(`${CORE}/configmaps/c`, anObject("c"));

  expect(await notFine(uid)).toEqual([]);
  expect(server.requests.map(({ method, url }) => `${method} ${url.split("?")[0] ?? ""}`).toSorted()).toEqual([
    `GET ${CORE}/configmaps/c`,
    `GET ${CORE}/resourcequotas`,
    `GET ${CORE}/serviceaccounts/default`,
    "GET /apis/apps/v1/namespaces/shop/deployments/web",
    "GET /apis/apps/v1/namespaces/shop/replicasets",
    "GET /apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers",
  ]);
});

test("asks for the content of a Secret only where a key is named, and tells none of it", async () => {
  const uid = target(SECRET_KEY, { imagePullSecrets: [{ name: "pull" }] });
  const managedFields = [
    { manager: "kubectl", operation: "Update", time: "2026-02-01T00:00:00Z", fieldsV1: { "f:data": { "f:a": {} } } },
  ];
  const { metadata } = anObject("s");
  server.objects.set(`${CORE}/secrets/s`, { metadata: { ...metadata, managedFields }, data: { a: CANARY } });
  server.objects.set(`${CORE}/secrets/pull`, anObject("pull", { data: { token: CANARY } }));

  const answer = inEnglish(await readChecks(ME, REF, uid));

  expect(UndoChecks.parse(answer)).toEqual(answer);
  expect(answer.checks.filter(({ state }) => state === "bad" || state === "warn")).toMatchObject([
    { code: "config-changed", state: "warn", evidence: [{ kind: "Secret", name: "s", by: "kubectl" }, {}] },
  ]);
  expect(JSON.stringify(answer)).not.toContain(CANARY);
  const accepted = Object.fromEntries(server.requests.map(({ url, headers }) => [url, headers.accept]));
  expect(accepted[`${CORE}/secrets/s`]).toBe("application/json");
  expect(accepted[`${CORE}/secrets/pull`]).toMatch(/^application\/json;as=PartialObjectMetadata/);
});

test("missing objects and keys (T71)", async () => {
  const uid = target(
    { ...SECRET_KEY, envFrom: [{ configMapRef: { name: "gone" } }] },
    { serviceAccountName: "robot", priorityClassName: "high", runtimeClassName: "gvisor" },
  );
  server.objects.set(`${CORE}/secrets/s`, anObject("s", { data: { b: CANARY } }));

  expect(await notFine(uid)).toEqual([
    ["config-map", "bad", null],
    ["secret", "bad", null],
    ["service-account", "bad", null],
    ["priority-class", "bad", null],
    ["runtime-class", "bad", null],
  ]);
});

test("finds a RuntimeClass of a cluster that has them in the beta API only", async () => {
  const uid = target({}, { runtimeClassName: "gvisor" });
  server.objects.set("/apis/node.k8s.io/v1beta1/runtimeclasses/gvisor", anObject("gvisor"));

  expect(await notFine(uid)).toEqual([]);
});

test("says the missing right of each reading, and looks at the rest", async () => {
  const uid = target(SECRET_KEY, { priorityClassName: "high" });
  server.forbidden.add(`${CORE}/secrets/s`).add(`${CORE}/resourcequotas`);
  server.forbidden.add("/apis/scheduling.k8s.io/v1/priorityclasses/high");
  server.forbidden.add("/apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers");

  expect(await notFine(uid)).toEqual([
    ["secret", "unknown", "get secrets shop"],
    ["priority-class", "unknown", "get priorityclasses"],
    ["config-changed", "unknown", "get secrets shop"],
    ["autoscaler", "unknown", "list horizontalpodautoscalers shop"],
    ["quota", "unknown", "list resourcequotas shop"],
  ]);
});

test("a reading that fails otherwise is unknown in the words of its problem; a refused credential fails all", async () => {
  const uid = target({ envFrom: [{ configMapRef: { name: "c" } }] });
  const fails = (status: number) =>
    server.interfere("GET", ({ url }) => (url.endsWith("/configmaps/c") ? aStatus(status, "", "boom") : undefined), 99);
  fails(500);
  expect(await notFine(uid)).toEqual([
    ["config-map", "unknown", null],
    ["config-changed", "unknown", null],
  ]);

  await server.stop();
  server = await new FakeApiServer().start();
  server.workload = web;
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
  target({ envFrom: [{ configMapRef: { name: "c" } }] });
  fails(401);
  await expect(readChecks(ME, REF, uid)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("reads no more names than any real template has, and says of the others that it did not", async () => {
  const envFrom = Array.from({ length: 300 }, (_, index) => ({ configMapRef: { name: `c${index}`, optional: true } }));
  const uid = target({ envFrom });

  const { checks } = await readChecks(ME, REF, uid);

  expect(server.requests.filter(({ url }) => url.includes("/configmaps/"))).toHaveLength(200);
  expect(checks.filter(({ code, state }) => code === "config-map" && state === "unknown")).toHaveLength(100);
});

test("a revision that is not there, or is not the Deployment's, has no checks", async () => {
  const stranger = aReplicaSet(aDeployment({ name: "other" }), { labels: { app: "web" } });
  server.stored = [stranger];

  for (const uid of ["nothing", stranger.metadata.uid]) {
    await expect(readChecks(ME, REF, uid)).rejects.toMatchObject({ code: "no-such-revision" });
  }
});

test("what looks like a credential is masked in a sentence, its facts, the next step and what proves it", async () => {
  const release = `--password=${CANARY}`;
  server.workload = aDeployment({
    image: "web:2",
    annotations: { "meta.helm.sh/release-name": release },
    metadata: { labels: { "app.kubernetes.io/managed-by": "Helm" } },
  });
  server.stored = [aReplicaSet(server.workload, { revision: 1, template: aPodTemplate() })];
  const uid = server.stored[0]?.metadata.uid ?? "";

  const answer = inEnglish(await readChecks(ME, REF, uid));

  const MASKED = expect.stringMatching(/^--password=‹masked [0-9a-f]+›$/);
  expect(answer.checks.filter(({ state }) => state === "warn")).toMatchObject([
    {
      code: "helm",
      sentence: { facts: { release: MASKED }, text: expect.stringContaining("Helm release --password=‹masked") },
      evidence: [{ value: MASKED }, {}],
    },
  ]);
  expect(JSON.stringify(answer)).not.toContain(CANARY);
});
