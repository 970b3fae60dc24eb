import { afterEach, beforeEach, expect, test } from "vitest";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { listAutoscalers } from "./autoscalers";
import { closeConnections, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
});
afterEach(async () => {
  await closeConnections();
  await server.stop();
});

function connection() {
  const environment = { KUBECONFIG: server.writeKubeconfig() };
  const [context] = readKubeconfig(environment);
  if (!context) throw new Error("the fake kubeconfig has one context");
  return connectionTo(context, "me", environment);
}

const asked = () => server.sent("GET").map(({ url }) => url.split("?")[0]);
const V1 = "/apis/autoscaling/v1/namespaces/shop/horizontalpodautoscalers";
const V2 = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers";

test("says what each one scales, and between which counts", async () => {
  server.autoscalers = [
    {
      metadata: { name: "web" },
      spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, minReplicas: 2, maxReplicas: 9 },
    },
    { metadata: { name: "bare" }, spec: {} },
  ];

  expect(await listAutoscalers(connection(), "shop")).toEqual([
    { name: "web", targetKind: "Deployment", targetName: "web", min: 2, max: 9 },
    { name: "bare", targetKind: "", targetName: "", min: 1, max: null },
  ]);
  expect(asked()).toEqual([V1]);
});

test("asks for the other version where one is not served, and finds none where neither is", async () => {
  const missing = { status: 404, body: "404 page not found" };
  server.interfere("GET", () => missing);
  server.autoscalers = [{ metadata: { name: "web" }, spec: {} }];
  expect(await listAutoscalers(connection(), "shop")).toMatchObject([{ name: "web" }]);

  server.interfere("GET", () => missing, 2);
  expect(await listAutoscalers(connection(), "shop")).toEqual([]);
  expect(asked()).toEqual([V1, V2, V1, V2]);
});

test("a missing right is said, not taken for none", async () => {
  server.interfere("GET", () => aStatus(403, "Forbidden", "User cannot list resource"));
  await expect(listAutoscalers(connection(), "shop")).rejects.toMatchObject({ code: "forbidden" });
});
