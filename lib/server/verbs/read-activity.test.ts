import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeConnections } from "@/lib/kube/connection";
import { aStatus, FakeApiServer, type SeenRequest } from "@/lib/testing/fake-api-server";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import { readActivity } from "./read-activity";

const ME = { kind: "kubeconfig" } as const;
const FORBIDDEN = aStatus(403, "Forbidden", "no");
const web = aDeployment({ image: "web:1300" });

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

/** So many revisions, which may be read in these namespaces only; null stands for all at once. */
function holds(count: number, readable: readonly (string | null)[]) {
  const items = Array.from({ length: count }, (_, index) => {
    const number = 1_301 - count + index;
    return aReplicaSet(web, { revision: number, image: `web:${number}` });
  });
  const may = (url: string) =>
    readable.some((one) => url.includes(one === null ? "/apis/apps/v1/" : `/namespaces/${one}/`));
  const everywhere = readable.includes(null);
  server.interfere(
    "GET",
    ({ url }: SeenRequest) => {
      if (url.startsWith("/api/v1/namespaces")) {
        return { status: 200, body: { items: ["shop", "other"].map((name) => ({ metadata: { name } })) } };
      }
      if (!everywhere && !may(url)) return FORBIDDEN;
      return url.includes("/replicasets") ? { status: 200, body: { metadata: {}, items } } : undefined;
    },
    99,
  );
}

test("costs one LIST of Deployments and one of ReplicaSets", async () => {
  holds(2, [null]);
  const { entries, complete } = await readActivity(ME, "fake", "shop");

  expect(entries.map(({ number, changes }) => [number, textsOf(changes)])).toEqual([
    ["1300", ["image web:1299 → 1300"]],
    ["1299", []],
  ]);
  expect([complete, server.requests.map(({ url }) => url)]).toEqual([
    true,
    ["/apis/apps/v1/namespaces/shop/deployments?limit=500", "/apis/apps/v1/namespaces/shop/replicasets?limit=500"],
  ]);
});

test("reads the ReplicaSets twice where their templates would not fit, and tells the same", async () => {
  holds(1_200, [null]);
  const { entries } = await readActivity(ME, "fake", null);

  expect(entries).toHaveLength(500);
  expect(entries.every(({ changes }) => changes.length === 1)).toBe(true);
  expect(server.requests.filter(({ url }) => url.includes("/replicasets"))).toHaveLength(2);
});

test("tells what may be read, and that it is not all", async () => {
  holds(1, ["shop"]);

  expect(await readActivity(ME, "fake", null)).toMatchObject({ complete: false, entries: [{ name: "web" }] });
});

test("says what is forbidden where nothing may be read", async () => {
  holds(1, []);

  await expect(readActivity(ME, "fake", null)).rejects.toMatchObject({ code: "forbidden" });
  await expect(readActivity(ME, "fake", "shop")).rejects.toMatchObject({ code: "forbidden" });
});

test("masks what the cluster said of a rollout", async () => {
  const message = 'admission webhook "x" denied the request: postgres://app:hunter2-hunter2@db/app';
  server.workload = aDeployment({
    image: "web:1300",
    conditions: [{ ...aCondition("ReplicaFailure", "True", "FailedCreate"), message }],
  });
  holds(1, [null]);
  const { entries } = await readActivity(ME, "fake", null);

  expect(entries[0]?.state).toMatchObject({
    lead: { kind: "pods-refused" },
    refused: { said: expect.stringContaining("‹masked") },
  });
  expect(JSON.stringify(entries)).not.toContain("hunter2");
});
