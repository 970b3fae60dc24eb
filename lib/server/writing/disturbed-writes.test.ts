import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "@/lib/contract/problem-error";
import { closeConnections } from "@/lib/kube/connection";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { type Answer, aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { liveDigest } from "../reading/live-digest";
import { lookAtWrite } from "../verbs/look-at-write";
import { actOnRollout } from "../verbs/act-on-rollout";
import { sentWrites } from "./sent-writes";
import { undoRollout } from "../verbs/undo-rollout";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;

const web = aDeployment({ image: "web:2", revision: 2 });
const one = aReplicaSet(web, { revision: 1, image: "web:1" });
const two = aReplicaSet(web, { revision: 2, replicas: 3 });
const WISH = { to: one.metadata.uid, seen: liveDigest(web) };

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [one, two];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  sentWrites.forgetAll();
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

const whole = JSON.stringify(web);
const other = (metadata: object) => ({ status: 200, body: { ...web, metadata: { ...web.metadata, ...metadata } } });
const HTML = "<html>Something is wrong</html>";

/** None of these is how an API server refuses. */
const DISTURBED: [string, Answer][] = [
  ["200 with a body cut short", { status: 200, body: whole.slice(0, whole.length / 2) }],
  ["200 with nothing", { status: 200, body: "" }],
  ["200 with a page", { status: 200, body: HTML }],
  ["200 with a Status", { status: 200, body: { kind: "Status", apiVersion: "v1", status: "Success" } }],
  ["200 with half an object", { status: 200, body: { kind: "Deployment", metadata: web.metadata } }],
  ["200 with another uid", other({ uid: "another" })],
  ["200 with another name", other({ name: "api" })],
  ["200 that is no gzip", { status: 200, body: whole, headers: { "content-encoding": "gzip" } }],
  ["204", { status: 204, body: "" }],
  ["302 to a login", { status: 302, body: "", headers: { location: "/login" } }],
  ["400 as a page", { status: 400, body: HTML }],
  ["401 as a page", { status: 401, body: HTML }],
  ["403 as a page", { status: 403, body: HTML }],
  ["404 in plain words", { status: 404, body: "404 page not found" }],
  ["408", { status: 408, body: "" }],
  ["408 as a Status", aStatus(408, "Timeout", "timed out")],
  ["409 as a page", { status: 409, body: HTML }],
  ["413 as a page", { status: 413, body: HTML }],
  ["422 as a page", { status: 422, body: HTML }],
  ["429 of a proxy", { status: 429, body: "slow down", headers: { "retry-after": "1" } }],
  ["429 with another code within", { status: 429, body: { ...aStatus(503, "X", "x").body }, headers: {} }],
  ["500", aStatus(500, "InternalError", "etcdserver: request timed out")],
  ["502 as a page", { status: 502, body: HTML }],
  ["503 as a page", { status: 503, body: HTML, headers: { "retry-after": "1" } }],
  ["504 of the API server", aStatus(504, "Timeout", "request did not complete")],
  ["a broken connection", "hang-up"],
];

describe.each(DISTURBED)("a rollback that is answered by %s", (_what, answer) => {
  test("and took effect is told as done; it is sent once", async () => {
    server.interfere("PATCH", ({ body }) => {
      const patched = applyJsonPatch(web, JSON.parse(body));
      if (patched !== "refused") server.workload = patched;
      return answer;
    });

    expect((await undoRollout(ME, REF, WISH)).outcome).toBe("rolled-back");
    expect(server.sent("PATCH")).toHaveLength(1);
  });

  test("and was not seen to take effect is told as not known, never as failed; it is sent once", async () => {
    server.interfere("PATCH", () => answer, 9);

    await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "outcome-unknown" });
    expect(server.sent("PATCH")).toHaveLength(1);
  });
});

test.each<[string, Answer, string]>([
  ["a right that is missing", aStatus(403, "Forbidden", 'User "u" cannot patch resource "x"'), "forbidden"],
  ["a credential that has expired", aStatus(401, "Unauthorized", "Unauthorized"), "unauthenticated"],
  ["a full server", aStatus(429, "TooManyRequests", "too many requests"), "busy"],
  ["a webhook that chose 502", aStatus(502, "", 'admission webhook "x" denied the request: no'), "rejected"],
])("what the API server itself refuses is final: %s", async (_what, answer, code) => {
  server.interfere("PATCH", () => answer);

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code });
  expect(server.sent("GET").filter(({ url }) => url.endsWith("/deployments/web"))).toHaveLength(1);
});

async function unknownUndo(): Promise<{ id: string; body: string }> {
  server.interfere("PATCH", () => "hang-up");
  const problem: unknown = await undoRollout(ME, REF, WISH).catch((error: unknown) => error);
  if (!(problem instanceof ProblemError)) throw new Error("the rollback is not known to have taken effect");
  return { id: problem.extras.write?.id ?? "", body: server.sent("PATCH").at(-1)?.body ?? "" };
}

test("a rollback that is delivered late is told when it took effect", async () => {
  const { id, body } = await unknownUndo();
  expect(await lookAtWrite(ME, REF, id)).toMatchObject({ state: "looking", rollout: null, verb: "undo" });

  const patched = applyJsonPatch(web, JSON.parse(body));
  if (patched !== "refused") server.workload = patched;
  expect(await lookAtWrite(ME, REF, id)).toMatchObject({ state: "took-effect", rollout: { images: ["web:1"] } });
  expect((await undoRollout(ME, REF, WISH)).outcome).toBe("unchanged");
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("one that somebody overtook is told as such, and stands in nobody's way", async () => {
  const { id } = await unknownUndo();
  server.workload = aDeployment({ image: "web:3", revision: 2 });

  expect(await lookAtWrite(ME, REF, id)).toMatchObject({ state: "overtaken" });
  await undoRollout(ME, REF, { ...WISH, seen: liveDigest(server.workload) });
  expect(server.sent("PATCH")).toHaveLength(2);
});

test("nothing else is sent while it may still come, unless somebody who knows says so", async () => {
  const { id } = await unknownUndo();
  const pending = { code: "write-pending", extras: { write: { id, answered: true } } };

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject(pending);
  await expect(undoRollout(ME, REF, { ...WISH, dryRun: true })).rejects.toMatchObject(pending);
  await expect(actOnRollout(ME, REF, "restart", {})).rejects.toMatchObject(pending);
  expect(server.sent("PATCH")).toHaveLength(1);

  expect((await undoRollout(ME, REF, { ...WISH, despite: id, dryRun: true })).preview).not.toBeNull();
  expect((await undoRollout(ME, REF, { ...WISH, despite: id })).outcome).toBe("rolled-back");
});

test("a write that nobody remembers is not made up", async () => {
  await expect(lookAtWrite(ME, REF, "no-such-id")).rejects.toMatchObject({ code: "no-such-write" });
});

test("a preview does not wait behind a write that hangs: it says what it waits for, and goes on afterwards", async () => {
  let deliver = () => {};
  const hanging = new Promise<undefined>((done) => (deliver = () => done(undefined)));
  const sent = new Promise<void>((arrived) => server.interfere("PATCH", () => (arrived(), hanging)));
  const first = undoRollout(ME, REF, WISH);
  await sent;

  await expect(undoRollout(ME, REF, { ...WISH, dryRun: true })).rejects.toMatchObject({
    code: "write-pending",
    extras: { write: { verb: "undo", answered: false } },
  });
  deliver();
  expect((await first).outcome).toBe("rolled-back");
  expect((await undoRollout(ME, REF, { ...WISH, dryRun: true })).outcome).toBe("unchanged");
});

test("rolls back where the server refuses the test of a template that is as it was, in the preview too", async () => {
  const failed = aStatus(422, "Invalid", "the server rejected our request due to an error in our request");
  let version = 1;
  server.interfere(
    "PATCH",
    ({ body }) => {
      if (body.includes('"path":"/spec/template","value":{"metadata"')) {
        // Somebody writes a status at the same moment, twice.
        const spelling = body.includes('"op":"test","path":"/spec/template"');
        if (spelling || version < 3) {
          version += spelling ? 0 : 1;
          server.workload = { ...web, metadata: { ...web.metadata, resourceVersion: String(version) } };
          return failed;
        }
      }
      return undefined;
    },
    99,
  );
  const { preview } = await undoRollout(ME, REF, { ...WISH, dryRun: true });

  version = 1;
  const { outcome } = await undoRollout(ME, REF, { ...WISH, confirm: preview?.confirm });
  expect(outcome).toBe("rolled-back");
  expect(server.workload?.spec.template.spec).toEqual(one.spec.template.spec);
});
