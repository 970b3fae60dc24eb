import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeConnections } from "@/lib/kube/connection";
import { inEnglish } from "@/lib/testing/in-english";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { readPermissions } from "./read-permissions";

const ME = { kind: "kubeconfig" } as const;

let server: FakeApiServer;
let names = 0;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

/** A rollout that nobody asked about before. */
function aRef() {
  return { cluster: "fake", namespace: "shop", kind: "deployments", name: `web-${++names}` } as const;
}

test("asks for the right to patch this very Deployment (T93)", async () => {
  const ref = aRef();
  expect(await readPermissions(ME, ref)).toEqual({ write: "allowed", reason: null });
  expect(JSON.parse(server.sent("POST")[0]?.body ?? "").spec.resourceAttributes).toEqual({
    verb: "patch",
    group: "apps",
    resource: "deployments",
    namespace: "shop",
    name: ref.name,
  });
});

test("says why the button is disabled (T90)", async () => {
  server.mayPatch = false;

  expect(inEnglish(await readPermissions(ME, aRef()))).toMatchObject({
    write: "denied",
    reason: { text: expect.stringContaining("shop") },
  });
});

test("gives the API server's own reason where it has one, with what looks like a credential masked", async () => {
  const status = { allowed: false, reason: "the policy wants password=canary-77aa first" };
  server.interfere("POST", () => ({ status: 201, body: { status } }));

  const { reason } = inEnglish(await readPermissions(ME, aRef()));
  expect(reason?.text).toMatch(/^the policy wants password=‹masked [0-9a-f]+› first$/);
});

test("asks once a minute", async () => {
  const ref = aRef();
  for (const now of [0, 1, 59_999]) await readPermissions(ME, ref, () => now);
  expect(server.sent("POST")).toHaveLength(1);

  await readPermissions(ME, ref, () => 60_000);
  expect(server.sent("POST")).toHaveLength(2);
});

test("does not know where even asking is forbidden, and does not keep a failure", async () => {
  server.interfere("POST", () => aStatus(403, "Forbidden", "no"));
  expect(await readPermissions(ME, aRef())).toMatchObject({ write: "unknown" });

  const ref = aRef();
  server.interfere("POST", () => aStatus(500, "", "broken"));
  await expect(readPermissions(ME, ref)).rejects.toMatchObject({ code: "cluster-error" });
  expect(await readPermissions(ME, ref)).toMatchObject({ write: "allowed" });
});

test("is read-only where Rewind is, without asking", async () => {
  vi.stubEnv("REWIND_READ_ONLY", "1");

  expect(await readPermissions(ME, aRef())).toMatchObject({ write: "read-only" });
  expect(server.requests).toEqual([]);
});
