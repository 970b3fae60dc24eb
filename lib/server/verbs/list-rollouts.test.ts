import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer, type SeenRequest } from "@/lib/testing/fake-api-server";
import { aDeployment } from "@/lib/testing/objects";
import { listNamespaces } from "./list-namespaces";
import { listRollouts } from "./list-rollouts";

const ME = { kind: "kubeconfig" } as const;
const FORBIDDEN = aStatus(403, "Forbidden", "no");

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = aDeployment();
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

/** Somebody who may list Deployments in these namespaces only, of all those there are. */
function only(readable: readonly string[], all: readonly string[] | null) {
  server.interfere(
    "GET",
    ({ url }: SeenRequest) => {
      if (url.startsWith("/api/v1/namespaces")) {
        return all ? { status: 200, body: { items: all.map((name) => ({ metadata: { name } })) } } : FORBIDDEN;
      }
      return readable.some((name) => url.includes(`/namespaces/${name}/`)) ? undefined : FORBIDDEN;
    },
    99,
  );
}

test("lists one namespace, or all with one request", async () => {
  expect((await listRollouts(ME, "fake", "shop")).rollouts).toMatchObject([{ name: "web", namespace: "shop" }]);
  expect((await listRollouts(ME, "fake", null)).rollouts).toHaveLength(1);
  expect(server.requests.map(({ url }) => url)).toEqual([
    "/apis/apps/v1/namespaces/shop/deployments?limit=500",
    "/apis/apps/v1/deployments?limit=500",
  ]);
});

test("lists every namespace that may be read, where not all may", async () => {
  only(["a", "c"], ["a", "b", "c"]);

  expect((await listRollouts(ME, "fake", null)).rollouts).toHaveLength(2);
});

test("says what is forbidden, where nothing may be read", async () => {
  only([], ["a", "b"]);
  await expect(listRollouts(ME, "fake", null)).rejects.toMatchObject({ code: "forbidden" });
  expect((await refusalOf(listRollouts(ME, "fake", "a"))).message).toMatch(/list deployments in namespace "a"/);
});

test("offers the context's own namespace where namespaces may not be listed", async () => {
  const kubeconfig = server.kubeconfig().replace('"user":"somebody"', '"user":"somebody","namespace":"mine"');
  only(["mine"], null);
  expect(await listNamespaces(ME, "fake")).toEqual({ namespaces: [], complete: false });

  vi.stubEnv("KUBECONFIG", server.writeKubeconfig(kubeconfig));
  expect(await listNamespaces(ME, "fake")).toEqual({ namespaces: ["mine"], complete: false });
  expect((await listRollouts(ME, "fake", null)).rollouts).toHaveLength(1);
});
