import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type UndoPreview, type UndoRequest, UndoResult } from "@/lib/contract/undo";
import { closeConnections } from "@/lib/kube/connection";
import type { Workload } from "@/lib/rollout/workload/workload";
import { inEnglish } from "@/lib/testing/in-english";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { liveDigest } from "../reading/live-digest";
import { undoRollout } from "./undo-rollout";

const ME = { kind: "kubeconfig" } as const;
const REF = { cluster: "fake", namespace: "shop", kind: "deployments", name: "web" } as const;

const web = aDeployment({ image: "web:2", revision: 2, replicas: 10 });
const one = aReplicaSet(web, { revision: 1, image: "web:1", replicas: 8 });
const two = aReplicaSet(web, { revision: 2, replicas: 2, available: 0 });
const WISH = { to: one.metadata.uid, seen: liveDigest(web), reason: "checkout answers 500" };

let server: FakeApiServer;
beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = web;
  server.stored = [one, two];
  vi.stubEnv("KUBECONFIG", server.writeKubeconfig());
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await closeConnections();
  await server.stop();
});

async function preview(wish: Partial<UndoRequest> = {}): Promise<UndoPreview> {
  const result = UndoResult.parse(inEnglish(await undoRollout(ME, REF, { ...WISH, ...wish, dryRun: true })));
  if (!result.preview) throw new Error(`nothing would be sent: ${result.outcome}`);
  return result.preview;
}
const confirmed = (confirm: string, wish: Partial<UndoRequest> = {}) =>
  undoRollout(ME, REF, { ...WISH, ...wish, confirm });
const bodies = () => server.sent("PATCH").map(({ body }) => body);
const liveImage = () => server.workload?.spec.template.spec?.containers?.[0]?.image;

describe("a preview", () => {
  test("tells what the API server answered, and writes nothing (T63)", async () => {
    server.autoscalers = [
      { metadata: { name: "web-hpa" }, spec: { scaleTargetRef: { kind: "Deployment", name: "web" }, maxReplicas: 9 } },
    ];
    const { changes, confirm, ...facts } = await preview();

    expect(changes).toMatchObject([{ topic: "image", before: "web:2", after: "web:1" }]);
    expect(facts).toEqual({
      verdict: { kind: "checked", at: expect.any(String) },
      sameness: null,
      gaveWay: [],
      beside: ["+annotation kubernetes.io/change-cause", "+annotation rewind/rollbacks"].map((text) =>
        expect.objectContaining({ text }),
      ),
      reuse: { kind: "reuses", storedRevision: one.metadata.name },
      becomes: "3",
      pods: { kept: 8, replaced: 2, created: 2 },
      outage: null,
      stays: { replicas: 10, strategy: "RollingUpdate", autoscaler: "web-hpa" },
    });
    expect(confirm).toMatch(/Z\.[\w-]{43}$/);
    expect(server.workload).toEqual(web);
  });

  test("says that nothing but an order differs, where that replaces every pod all the same", async () => {
    const pod = (...keys: string[]) => aPodTemplate({ spec: { tolerations: keys.map((key) => ({ key })) } });
    const live = aDeployment({ template: pod("a", "b"), revision: 2, replicas: 3 });
    server.workload = live;
    const older = aReplicaSet(live, { revision: 1, template: pod("b", "a"), replicas: 0 });
    server.stored = [older, aReplicaSet(live, { revision: 2, template: pod("a", "b"), replicas: 3 })];

    expect(await preview({ to: older.metadata.uid, seen: liveDigest(live) })).toMatchObject({
      changes: [],
      sameness: "order",
      pods: { kept: 0, replaced: 3 },
    });
  });

  test("costs one GET, two LISTs and one dry PATCH", async () => {
    await preview();

    expect(server.requests.map(({ method, url }) => `${method} ${url.split("/").at(-1)}`).toSorted()).toEqual([
      "GET horizontalpodautoscalers?limit=500",
      "GET replicasets?labelSelector=app%3Dweb&limit=500",
      "GET web",
      "PATCH web?fieldManager=rewind&dryRun=All",
    ]);
  });

  test("is there without the right to read autoscalers", async () => {
    const mayNot = aStatus(403, "Forbidden", 'User "u" cannot list resource "horizontalpodautoscalers"');
    server.interfere("GET", ({ url }) => (url.includes("autoscalers") ? mayNot : undefined), 2);

    expect((await preview()).stays.autoscaler).toBeNull();
  });

  test("is none where nothing would be sent", async () => {
    const result = await undoRollout(ME, REF, { ...WISH, to: two.metadata.uid, dryRun: true });

    expect(result).toMatchObject({ outcome: "unchanged", preview: null });
    expect(server.sent("PATCH")).toEqual([]);
  });

  test("shows what a webhook makes of it", async () => {
    const mutated = aPodTemplate({ image: "web:1", sidecars: [{ name: "proxy", image: "proxy:1" }] });
    server.interfere("PATCH", () => ({ status: 200, body: { ...web, spec: { ...web.spec, template: mutated } } }));

    const { changes, ...facts } = await preview();
    expect(changes.map(({ topic, before }) => [topic, before])).toEqual([
      ["image", "web:2"],
      ["container", undefined],
    ]);
    expect(facts).toMatchObject({
      reuse: { kind: "new", changes: [expect.objectContaining({ text: "+container proxy" })] },
      pods: { kept: 0, replaced: 10, created: 10 },
    });
  });

  test("masks what looks like a credential, and still tells that it differs", async () => {
    const withPassword = (value: string) =>
      aPodTemplate({ image: "web:2", container: { env: [{ name: "DB_PASSWORD", value }] } });
    server.workload = { ...web, spec: { ...web.spec, template: withPassword("canary-new-5f3c") } };
    server.stored = [aReplicaSet(web, { revision: 1, template: withPassword("canary-old-9d1e") }), two];

    const result = await preview({ seen: liveDigest(server.workload) });

    expect(JSON.stringify(result)).not.toContain("canary");
    expect(result.changes).toMatchObject([{ topic: "env", before: expect.anything(), after: expect.anything() }]);
    expect(result.changes[0]?.before).not.toEqual(result.changes[0]?.after);
  });

  test.each([
    ["denies", aStatus(403, "Forbidden", 'admission webhook "x" denied the request: no'), "rejected"],
    ["fails", aStatus(500, "InternalError", 'failed calling webhook "x"'), "cluster-error"],
    [
      "only quotes that one cannot dry-run",
      aStatus(400, "", 'admission webhook "x" denied the request: admission webhook "y" does not support dry run!'),
      "rejected",
    ],
    ["a missing right", aStatus(403, "Forbidden", 'User "u" cannot patch resource "deployments"'), "forbidden"],
    ["a quota", aStatus(403, "Forbidden", "exceeded quota: small"), "rejected"],
  ])("is refused in the cluster's own words: %s", async (_who, answer, code) => {
    server.interfere("PATCH", () => answer);

    await expect(preview()).rejects.toMatchObject({ code, extras: { said: answer.body.message } });
  });

  test("of a conflict is planned anew, as the rollback would be", async () => {
    server.interfere("PATCH", () => aStatus(409, "Conflict", "the object has been modified"));

    expect((await preview()).pods.kept).toBe(8);
    expect(server.sent("PATCH").map(({ url }) => url.includes("dryRun=All"))).toEqual([true, true]);
  });
});

describe("where a webhook cannot dry-run (T64)", () => {
  const SAID = 'admission webhook "side.effects" does not support dry run';
  const cannot = () => server.interfere("PATCH", () => aStatus(400, "BadRequest", SAID));

  test("its words are told, and the facts are those that were planned", async () => {
    const { verdict: _checked, confirm: _one, ...expected } = await preview();
    cannot();

    const { verdict, confirm: _another, ...facts } = await preview();

    expect(verdict).toEqual({ kind: "not-possible", said: SAID });
    expect(facts).toEqual(expected);
  });
  test("the rollback may still be confirmed", async () => {
    cannot();
    const { confirm } = await preview();

    expect((await confirmed(confirm)).outcome).toBe("rolled-back");
    expect(liveImage()).toBe("web:1");
  });
  test("also one that resumes", async () => {
    server.workload = { ...web, spec: { ...web.spec, paused: true } };
    cannot();
    const { beside } = await preview({ resume: true });
    expect(beside.map(({ text }) => text)).toContain("spec.paused true → false");
  });
});

describe("a confirmed preview", () => {
  test("sends the same bytes, whatever the clock says by then", async () => {
    const { confirm } = await preview();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 14 * 60_000 });

    await confirmed(confirm);

    const [dry, real, ...more] = bodies();
    expect(real).toBe(dry);
    expect(more).toEqual([]);
    expect(liveImage()).toBe("web:1");
  });

  test.each<[string, Partial<UndoRequest>]>([
    ["another reason", { reason: "another" }],
    ["another way with annotations", { annotations: "kubectl" }],
    ["another revision", { to: "uid-of-web-hash0" }],
    ["a resume", { resume: true }],
  ])("holds for nothing else: %s", async (_name, wish) => {
    server.stored = [one, two, aReplicaSet(web, { revision: 0, image: "web:0" })];
    const { confirm } = await preview();

    await expect(confirmed(confirm, wish)).rejects.toMatchObject({ code: "preview-outdated" });
    expect(server.sent("PATCH")).toHaveLength(1);
  });

  test("is outdated once an annotation that it replaces was changed", async () => {
    const { confirm } = await preview();
    const annotations = {
      ...web.metadata.annotations,
      "rewind/rollbacks": "[]",
      "kubernetes.io/change-cause": WISH.reason,
    };
    server.workload = { ...web, metadata: { ...web.metadata, annotations } };

    await expect(confirmed(confirm)).rejects.toMatchObject({ code: "preview-outdated" });
    expect(liveImage()).toBe("web:2");
  });

  test.each([
    ["too old", (confirm: string) => confirm, 16],
    ["from tomorrow", (confirm: string) => confirm, -1],
    ["made up", () => "2026-01-02T00:00:00.000Z.x", 0],
    ["no confirm at all", () => "x", 0],
  ])("is outdated when it is %s", async (_name, change, minutes) => {
    const { confirm } = await preview();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });

    await expect(confirmed(change(confirm))).rejects.toMatchObject({ code: "preview-outdated" });
    expect(server.sent("PATCH")).toHaveLength(1);
  });

  const changed = (change: Partial<Workload["spec"]>) => () => {
    server.workload = { ...web, spec: { ...web.spec, ...change } };
  };
  test.each<[string, () => void]>([
    ["changed-meanwhile", changed({ template: aPodTemplate({ image: "web:hotfix" }) })],
    ["paused", changed({ paused: true })],
    ["recreated", () => (server.workload = { ...web, metadata: { ...web.metadata, uid: "another" } })],
    ["revision-gone", () => (server.stored = [two])],
    [
      "being-deleted",
      () => (server.workload = aDeployment({ metadata: { deletionTimestamp: "2026-01-02T00:00:00Z" } })),
    ],
  ])("is told the reason rather than that it is outdated: %s", async (code, happen) => {
    const { confirm } = await preview();
    happen();

    await expect(confirmed(confirm)).rejects.toMatchObject({ code });
    expect(server.sent("PATCH")).toHaveLength(1);
  });

  test("that is confirmed twice is sent once", async () => {
    const { confirm } = await preview();

    const results = await Promise.all([confirmed(confirm), confirmed(confirm)]);

    expect(results.map(({ outcome }) => outcome)).toEqual(["rolled-back", "unchanged"]);
    expect(server.sent("PATCH")).toHaveLength(2);
  });
});

test("a rollback leaves its record, which the rollout then tells", async () => {
  const { rollout } = await undoRollout(ME, REF, WISH);

  expect(rollout.revisions.find(({ uid }) => uid === one.metadata.uid)?.rollback).toEqual({
    from: "2",
    fromUid: two.metadata.uid,
    by: "somebody",
    at: expect.any(String),
    reason: "checkout answers 500",
  });
  expect(rollout.revisions.find(({ uid }) => uid === two.metadata.uid)?.rollback).toBeNull();
});
