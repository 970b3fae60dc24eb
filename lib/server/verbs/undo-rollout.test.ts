import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { message } from "@/lib/contract/message";
import { closeConnections } from "@/lib/kube/connection";
import type { PodTemplate } from "@/lib/rollout/objects/objects";
import type { Workload } from "@/lib/rollout/workload/workload";
import { type Answer, aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { refusalOf } from "@/lib/testing/problem-in-english";
import { liveDigest } from "../reading/live-digest";
import { sentWrites } from "../writing/sent-writes";
import { undoRollout } from "./undo-rollout";

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

function imageOf(template: PodTemplate | undefined): string | undefined {
  return template?.spec?.containers?.[0]?.image;
}

/** What the cluster holds in the end. */
function liveImage(): string | undefined {
  return imageOf(server.workload?.spec.template);
}

/** Somebody else's write, right before ours is served. */
function meanwhile(change: (workload: Workload) => Workload, answer?: Answer): void {
  server.interfere("PATCH", () => {
    server.workload = change(server.workload ?? web);
    return answer;
  });
}

function withImage(image: string) {
  return (workload: Workload): Workload => ({
    ...workload,
    spec: { ...workload.spec, template: aPodTemplate({ image }) },
  });
}

test("costs one GET, one LIST with the whole selector, and one PATCH (T36)", async () => {
  const { outcome, rollout } = await undoRollout(ME, REF, WISH);

  expect(outcome).toBe("rolled-back");
  expect(rollout.images).toEqual(["web:1"]);
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /apis/apps/v1/namespaces/shop/deployments/web",
    "GET /apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dweb&limit=500",
    "PATCH /apis/apps/v1/namespaces/shop/deployments/web?fieldManager=rewind",
  ]);
  expect(server.sent("PATCH")[0]?.body).not.toContain("pod-template-hash");
});

test("sends nothing where it is there already (T40)", async () => {
  const { outcome } = await undoRollout(ME, REF, { ...WISH, to: two.metadata.uid });

  expect(outcome).toBe("unchanged");
  expect(server.sent("PATCH")).toEqual([]);
});

test("sends nothing where the revision is gone (T43)", async () => {
  server.stored = [two];

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "revision-gone" });
  expect(server.sent("PATCH")).toEqual([]);
});

test("sends nothing while paused, unless it is to resume as well (T45)", async () => {
  server.workload = { ...web, spec: { ...web.spec, paused: true } };
  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "paused" });
  expect(server.sent("PATCH")).toEqual([]);

  await undoRollout(ME, REF, { ...WISH, resume: true });
  expect(server.workload.spec.paused).toBeUndefined();
  expect(liveImage()).toBe("web:1");
});

test("does nothing where somebody pauses it at the same moment (T46)", async () => {
  meanwhile((workload) => ({ ...workload, spec: { ...workload.spec, paused: true } }));

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "paused" });
  expect(liveImage()).toBe("web:2");
});

test("sends nothing where the template is no longer the one that was seen, and says what differs", async () => {
  server.workload = withImage("web:3")(web);

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({
    code: "changed-meanwhile",
    extras: { meanwhile: { changes: [message("change.image", { before: "web:2", after: "3" })], by: null, at: null } },
  });
  expect(server.sent("PATCH")).toEqual([]);
});

test("overwrites nothing that is written between reading and writing, and names the writer (T50)", async () => {
  const managedFields = [
    { manager: "ci", operation: "Update", time: "2026-01-02T00:00:00Z", fieldsV1: { "f:spec": { "f:template": {} } } },
  ];
  meanwhile((workload) => withImage("web:hotfix")({ ...workload, metadata: { ...workload.metadata, managedFields } }));

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({
    code: "changed-meanwhile",
    extras: {
      meanwhile: {
        changes: [message("change.image", { before: "web:2", after: "hotfix" })],
        by: "ci",
        at: "2026-01-02T00:00:00Z",
      },
    },
  });
  expect(liveImage()).toBe("web:hotfix");
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("is not disturbed by a status or a scale that changes meanwhile (T52)", async () => {
  meanwhile((workload) => ({
    ...workload,
    metadata: { ...workload.metadata, resourceVersion: "2" },
    spec: { ...workload.spec, replicas: 7 },
    status: { observedGeneration: 1, replicas: 1 },
  }));

  expect((await undoRollout(ME, REF, WISH)).outcome).toBe("rolled-back");
  expect(server.workload?.spec.replicas).toBe(7);
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("plans again after a conflict that nothing explains, without an error for the person (T52)", async () => {
  meanwhile((workload) => workload, aStatus(409, "Conflict", "the object has been modified"));

  expect((await undoRollout(ME, REF, WISH)).outcome).toBe("rolled-back");
});

test("gives up planning where conflicts do not end", async () => {
  server.interfere("PATCH", () => aStatus(409, "Conflict", "the object has been modified"), 9);

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "conflict" });
  expect(server.sent("PATCH")).toHaveLength(3);
});

test("says that the Deployment is gone (T54)", async () => {
  server.workload = null;

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "not-found" });
});

test("leaves alone what was deleted and created anew, before reading or after it", async () => {
  const anew = (workload: Workload) => ({ ...workload, metadata: { ...workload.metadata, uid: "another" } });
  meanwhile(anew);
  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "recreated" });
  expect(liveImage()).toBe("web:2");

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "recreated" });
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("sends one PATCH for a double click; the second finds nothing left to do (T56)", async () => {
  const results = await Promise.all([undoRollout(ME, REF, WISH), undoRollout(ME, REF, WISH)]);

  expect(results.map(({ outcome }) => outcome)).toEqual(["rolled-back", "unchanged"]);
  expect(server.sent("PATCH")).toHaveLength(1);
  expect(liveImage()).toBe("web:1");
});

test("calls it unchanged where somebody else went to the same revision first", async () => {
  meanwhile(withImage("web:1"));

  expect((await undoRollout(ME, REF, WISH)).outcome).toBe("unchanged");
});

const DENIED = 'admission webhook "policy.example" denied the request: <b>no</b> images before Friday';
const POLICY =
  "deployments.apps \"web\" is forbidden: ValidatingAdmissionPolicy 'P' with binding 'B' denied request: no";
const CAUSES = [{ field: "spec.template.metadata.labels", message: "`selector` does not match template `labels`" }];

test.each([
  ["a webhook that answers 403 (T57)", aStatus(403, "Forbidden", DENIED), "rejected", DENIED],
  ["a webhook without a code (T57)", aStatus(400, "BadRequest", DENIED), "rejected", DENIED],
  [
    "a webhook that does not answer (T58)",
    aStatus(500, "InternalError", 'failed calling webhook "x"'),
    "cluster-error",
    'failed calling webhook "x"',
  ],
  ["a policy, which answers 422 like a failed test (T59)", aStatus(422, "Invalid", POLICY), "rejected", POLICY],
  ["validation (T61)", aStatus(422, "Invalid", "is invalid", { causes: CAUSES }), "rejected", "is invalid"],
  [
    "a missing right (T90)",
    aStatus(403, "Forbidden", 'User "u" cannot patch resource "x"'),
    "forbidden",
    /cannot patch/,
  ],
  [
    "a namespace that is going away (T97)",
    aStatus(403, "Forbidden", "it is being terminated"),
    "rejected",
    /terminated/,
  ],
])("passes on what %s says, and sends nothing twice", async (_who, answer, code, said) => {
  server.interfere("PATCH", () => answer, 9);

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({
    code,
    extras: { said: expect.stringMatching(said) },
  });
  expect(server.sent("PATCH")).toHaveLength(1);
  expect(liveImage()).toBe("web:2");
});

test("lists the fields that are not valid (T61)", async () => {
  server.interfere("PATCH", () => aStatus(422, "Invalid", "is invalid", { causes: CAUSES }));

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ extras: { causes: CAUSES } });
});

test("asks to sign in again after an expired credential, without trying on (T94)", async () => {
  server.interfere("PATCH", () => aStatus(401, "Unauthorized", "Unauthorized"), 9);

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("reads again where the answer got lost: it took effect (T95)", async () => {
  meanwhile(withImage("web:1"), "hang-up");

  expect((await undoRollout(ME, REF, WISH)).outcome).toBe("rolled-back");
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("reads again where the answer got lost: it took no effect, and is not sent twice (T95)", async () => {
  server.interfere("PATCH", () => "hang-up");

  expect(await refusalOf(undoRollout(ME, REF, WISH))).toMatchObject({
    code: "outcome-unknown",
    message: expect.stringMatching(/whether "web" was rolled back\. Read again at once, it was as before/),
    extras: { write: { verb: "undo", answered: true } },
  });
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("says that nobody knows where even reading again fails (T95)", async () => {
  server.interfere("PATCH", () => {
    server.interfere("GET", () => aStatus(500, "", "broken"), 9);
    return "hang-up";
  });

  expect(await refusalOf(undoRollout(ME, REF, WISH))).toMatchObject({
    code: "outcome-unknown",
    message: expect.stringMatching(/It could not be read again/),
  });
});

test("sends nothing to what is being deleted (T98)", async () => {
  server.workload = { ...web, metadata: { ...web.metadata, deletionTimestamp: "2026-01-02T00:00:00Z" } };

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "being-deleted" });
  expect(server.sent("PATCH")).toEqual([]);
});

test("asks for the outcome without writing it", async () => {
  const { dryRun, rollout } = await undoRollout(ME, REF, { ...WISH, dryRun: true });

  expect([dryRun, rollout.images]).toEqual([true, ["web:1"]]);
  expect(server.sent("PATCH")[0]?.url).toContain("dryRun=All");
  expect(liveImage()).toBe("web:2");
});

test("writes nothing when read-only, and asks nothing", async () => {
  vi.stubEnv("REWIND_READ_ONLY", "1");

  await expect(undoRollout(ME, REF, WISH)).rejects.toMatchObject({ code: "read-only" });
  expect(server.requests).toEqual([]);
});
