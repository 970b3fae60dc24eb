import { afterEach, beforeEach, expect, test } from "vitest";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { closeConnections, type Connection, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";
import { listStoredRevisions, listWorkloads, patchWorkload, readWorkload } from "./workloads";

let server: FakeApiServer;
let connection: Connection;

beforeEach(async () => {
  server = await new FakeApiServer().start();
  const [context] = readKubeconfig({ KUBECONFIG: server.writeKubeconfig() });
  if (!context) throw new Error("there is a context");
  connection = connectionTo(context, "me", {});
});
afterEach(async () => {
  await closeConnections();
  await server.stop();
});

const web = aDeployment();
const WEB = { kind: "deployments" as const, namespace: "shop", name: "web", uid: web.metadata.uid };

function page(revision: number, next?: string) {
  return { status: 200, body: { metadata: next ? { continue: next } : {}, items: [aReplicaSet(web, { revision })] } };
}

test("follows the pages of a long list (T28)", async () => {
  server.interfere("GET", () => page(1, "token/2"));
  server.interfere("GET", () => page(2));
  const stored = await listStoredRevisions(connection, WEB, "app=web,tier in (a,b)");

  expect(stored.map(({ metadata }) => metadata.name)).toEqual(["web-hash1", "web-hash2"]);
  expect(server.requests.map(({ url }) => decodeURIComponent(url.replaceAll("+", " ")))).toEqual([
    "/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app=web,tier in (a,b)&limit=500",
    "/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app=web,tier in (a,b)&limit=500&continue=token/2",
  ]);
});

test("starts anew where the token of the next page has expired, and counts nothing twice (T28)", async () => {
  server.interfere("GET", () => page(1, "old"));
  server.interfere("GET", () => aStatus(410, "Expired", "The provided continue parameter is too old"));
  server.interfere("GET", () => page(1, "new"));
  server.interfere("GET", () => page(2));

  expect(await listStoredRevisions(connection, WEB, "app=web")).toHaveLength(2);
});

test("gives a list up that expires again and again", async () => {
  server.interfere(
    "GET",
    ({ url }) => (url.includes("continue") ? aStatus(410, "Expired", "too old") : page(1, "old")),
    99,
  );

  await expect(listStoredRevisions(connection, WEB, "app=web")).rejects.toMatchObject({ status: 410 });
  expect(server.requests).toHaveLength(6);
});

test("takes null for an empty list", async () => {
  server.interfere("GET", () => ({ status: 200, body: { metadata: {}, items: null } }));

  expect(
    await listWorkloads(connection, { kind: "deployments", namespace: null }, ({ metadata }) => metadata.name),
  ).toEqual([]);
});

test("refuses what is no Deployment", async () => {
  server.interfere("GET", () => ({ status: 200, body: { kind: "Login" } }));

  await expect(readWorkload(connection, WEB)).rejects.toMatchObject({ code: "cluster-error" });
});

test("gives fields and numbers that nobody here knows back byte for byte", async () => {
  const text = JSON.stringify(web).replace('"restartPolicy"', '"unknown":{"big":9007199254740993},"restartPolicy"');
  server.interfere("GET", () => ({ status: 200, body: text }));
  const { spec } = await readWorkload(connection, WEB);
  server.workload = web;
  await patchWorkload(connection, WEB, {
    kind: "strategic-merge",
    body: { spec: { template: spec.template } },
  });

  expect(server.sent("PATCH")[0]?.body).toContain('"unknown":{"big":9007199254740993}');
});

test("writes under its own name (T72)", async () => {
  server.workload = web;
  await patchWorkload(connection, WEB, { kind: "json-patch", operations: [] }, { dryRun: true });

  expect(server.sent("PATCH")[0]).toMatchObject({
    url: "/apis/apps/v1/namespaces/shop/deployments/web?fieldManager=rewind&dryRun=All",
    headers: { "content-type": "application/json-patch+json" },
  });
});
