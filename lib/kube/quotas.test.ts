import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeApiServer } from "@/lib/testing/fake-api-server";
import { closeConnections, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";
import { listQuotas } from "./quotas";

const PATH = "/api/v1/namespaces/shop/resourcequotas";

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

test("says what is allowed, what is used, and of which pods", async () => {
  const metadata = { name: "team" };
  const scopeSelector = { matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["high"] }] };
  const hard = { pods: "4", "requests.cpu": "2" };
  server.objects.set(PATH, {
    metadata: {},
    items: [
      { metadata, spec: { hard: { pods: "9" }, scopes: ["NotBestEffort"] }, status: { hard, used: { pods: "1" } } },
      { metadata, spec: { hard, scopeSelector }, status: {} },
      { metadata },
    ],
  });

  expect(await listQuotas(connection(), "shop")).toEqual([
    { name: "team", hard, used: { pods: "1" }, scopes: [{ name: "NotBestEffort", operator: "Exists", values: [] }] },
    { name: "team", hard, used: {}, scopes: [{ name: "PriorityClass", operator: "In", values: ["high"] }] },
    { name: "team", hard: {}, used: {}, scopes: [] },
  ]);
});

test("fails where the right is missing", async () => {
  server.forbidden.add(PATH);

  await expect(listQuotas(connection(), "shop")).rejects.toMatchObject({ code: "forbidden" });
});
