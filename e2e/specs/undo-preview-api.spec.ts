import { CHANGE_CAUSE } from "../clusters/new-deployment";
import type { Deployment } from "../clusters/objects";
import { isDryRun } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const FROZEN = "frozen until Monday <b>really</b>";
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const goesBack = ({ spec }: Deployment) => spec.template.spec.containers[0]?.image === "web:1.8";

/** The answer to a rollback to revision 1, whatever it is. */
async function answerTo(api: RolloutApi, wish: object) {
  const { live } = await api.read();
  const { uid: to } = await api.revision(1);
  return problemOf(await api.post("undo", { to, seen: live.digest, ...wish }));
}

/** Who wrote fields of it, as the API server recorded them. */
function managersOf({ metadata }: Deployment): Set<string> {
  return new Set((metadata.managedFields as { manager: string }[]).map(({ manager }) => manager));
}

test.describe("a preview", () => {
  test("leaves the object as it was, and says who scales it (T63)", async ({ cluster, namespace, request }) => {
    const before = await release(cluster, namespace, TWO, { replicas: 2 });
    await cluster.api.post(`/apis/autoscaling/v1/namespaces/${namespace}/horizontalpodautoscalers`, {
      metadata: { name: "web-hpa" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
        minReplicas: 2,
        maxReplicas: 5,
      },
    });

    const preview = await new RolloutApi(request, cluster.context, namespace, "web").preview(1);

    expect(preview.verdict).toEqual({ kind: "checked", at: expect.any(String) });
    expect(preview.stays).toEqual({ replicas: 2, strategy: "RollingUpdate", autoscaler: "web-hpa" });
    const after = await cluster.deployment(namespace, "web");
    expect(after.spec).toEqual(before.spec);
    expect(after.metadata.generation).toBe(before.metadata.generation);
    expect(after.metadata.annotations).toEqual(before.metadata.annotations);
  });

  test("does without the autoscalers where they may not be read", async ({ cluster, namespace, openApp, request }) => {
    await release(cluster, namespace, TWO);
    const rules = [
      { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] },
      { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
    ];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    const { url } = await openApp({ kubeconfig });

    const preview = await new RolloutApi(request, cluster.context, namespace, "web", url).preview(1);

    expect(preview.stays.autoscaler).toBeNull();
    expect(preview.pods).toEqual({ kept: 0, replaced: 1, created: 1 });
  });

  test("of a scaled Deployment keeps the scale, and so does the rollback (T66)", async ({
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO, { replicas: 3 });
    await cluster.patch(namespace, "web", { spec: { replicas: 7 } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const { stays, confirm } = await api.preview(1);
    await api.undo(1, { confirm });

    expect(stays.replicas).toBe(7);
    expect((await cluster.deployment(namespace, "web")).spec.replicas).toBe(7);
  });

  for (const { how, code } of [
    { how: "with 403", code: 403 },
    { how: "without a code", code: undefined },
  ]) {
    test(`is refused by a webhook ${how}, in its own words (T57)`, async ({ cluster, namespace, request }) => {
      test.skip(!cluster.local, "the API server cannot call this machine");
      await release(cluster, namespace, TWO);
      await cluster.admissionWebhook(namespace, ({ object }) =>
        goesBack(object) ? { allowed: false, message: FROZEN, ...(code !== undefined && { code }) } : { allowed: true },
      );
      const api = new RolloutApi(request, cluster.context, namespace, "web");

      const { status, problem } = await answerTo(api, { dryRun: true });

      expect({ status, code: problem.code }).toEqual({ status: 422, code: "rejected" });
      expect(problem.said).toContain(`denied the request: ${FROZEN}`);
    });
  }

  test("says that a webhook which has to agree does not answer (T58)", async ({ cluster, namespace, request }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO);
    const webhook = await cluster.admissionWebhook(namespace, () => ({ allowed: true }));
    await webhook.becomeUnreachable();
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const { status, problem } = await answerTo(api, { dryRun: true });

    expect({ status, code: problem.code }).toEqual({ status: 502, code: "cluster-error" });
    expect(problem.said).toContain("failed calling webhook");
  });

  test("explains a webhook that cannot dry-run; the rollback is still possible (T64)", async ({
    cluster,
    namespace,
    request,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO, { replicas: 2 });
    const asked: string[] = [];
    await cluster.admissionWebhook(
      namespace,
      ({ object }) => {
        asked.push(object.spec.template.spec.containers[0]?.image ?? "");
        return { allowed: true };
      },
      { sideEffects: true },
    );
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const { verdict, pods, reuse, becomes, confirm } = await api.preview(1);

    expect(verdict).toEqual({
      kind: "not-possible",
      said: expect.stringMatching(/^admission webhook ".*" does not support dry run$/),
    });
    expect({ pods, reuse: reuse.kind, becomes }).toEqual({
      pods: { kept: 0, replaced: 2, created: 2 },
      reuse: "reuses",
      becomes: "3",
    });
    expect(asked).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
    expect((await api.undo(1, { confirm })).outcome).toBe("rolled-back");
    expect(asked).toContain("web:1.8");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("says by field that annotations would exceed 256 KiB, and so does the rollback (T62)", async ({
    cluster,
    namespace,
    request,
  }) => {
    // kubectl's way puts the story of revision 1 back beside what is there now, whatever room that takes.
    const story = { "team.io/story": "x".repeat(130 * 1024) };
    await cluster.deploy(namespace, { name: "web", image: "web:1.8", metadata: { annotations: story } });
    await cluster.patch(namespace, "web", { metadata: { annotations: { "team.io/story": null } } });
    await cluster.setImage(namespace, "web", "web:1.9");
    await cluster.patch(namespace, "web", { metadata: { annotations: { [LAST_APPLIED]: "y".repeat(130 * 1024) } } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    for (const dryRun of [true, false]) {
      const { status, problem } = await answerTo(api, { dryRun, annotations: "kubectl" });
      expect({ status, code: problem.code }).toEqual({ status: 422, code: "rejected" });
      // Newer API servers say it once.
      expect(new Set(problem.causes?.map(({ field, message }) => `${field}: ${message}`))).toEqual(
        new Set(["metadata.annotations: Too long: must have at most 262144 bytes"]),
      );
    }
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("is refused to whoever may only look, in the cluster's words", async ({
    cluster,
    namespace,
    openApp,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const { url } = await openApp({ kubeconfig: await cluster.kubeconfigFor(cluster.viewer) });
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);

    const { status, problem } = await answerTo(api, { dryRun: true });

    expect({ status, code: problem.code }).toEqual({ status: 403, code: "forbidden" });
    expect(problem.said).toContain('cannot patch resource "deployments"');
  });
});

test.describe("a confirmed preview", () => {
  test("is sent only as it was shown: else nothing is, and why is said", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { confirm } = await api.preview(1);
    const { live } = await api.read();
    const { uid: to } = await api.revision(1);

    const another = await answerTo(api, { confirm, reason: "another reason" });
    expect([another.status, another.problem.code]).toEqual([409, "preview-outdated"]);
    const old = await answerTo(api, { confirm: confirm.replace(/^\d{4}/, "2020") });
    expect(old.problem.code).toBe("preview-outdated");

    await cluster.patch(namespace, "web", { metadata: { annotations: { [CHANGE_CAUSE]: "somebody's words" } } });
    const annotated = await answerTo(api, { confirm });
    expect(annotated.problem.code).toBe("preview-outdated");

    await cluster.setImage(namespace, "web", "web:hotfix");
    const meanwhile = await problemOf(await api.post("undo", { to, seen: live.digest, confirm }));
    expect(meanwhile.problem).toMatchObject({
      code: "changed-meanwhile",
      meanwhile: { changes: [{ text: "image web:1.9 → hotfix" }], by: expect.any(String), at: expect.any(String) },
    });

    expect([proxy.callsTo(isDryRun).length, proxy.patches.length]).toEqual([1, 0]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:hotfix");
  });
});

test.describe("the record of a rollback", () => {
  test("is told with the revision, also after later rollouts; last-applied and manager are as they should be (T69, T72)", async ({
    cluster,
    namespace,
    request,
  }) => {
    const applied = JSON.stringify({ spec: { replicas: 1 } });
    await release(cluster, namespace, TWO, { metadata: { annotations: { [LAST_APPLIED]: applied } } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const { uid: bad } = await api.revision(2);
    const { uid: good } = await api.revision(1);

    const writers = managersOf(await cluster.deployment(namespace, "web"));

    const { confirm } = await api.preview(1, { reason: "checkout answers 500" });
    await api.undo(1, { confirm, reason: "checkout answers 500" });
    await cluster.waitComplete(namespace, "web");

    const record = {
      from: "2",
      fromUid: bad,
      by: expect.any(String),
      at: expect.any(String),
      reason: "checkout answers 500",
    };
    expect(await api.revision(3)).toMatchObject({ uid: good, formerly: ["1"], rollback: record });
    expect((await api.revision(2)).rollback).toBeNull();
    const after = await cluster.deployment(namespace, "web");
    expect(after.metadata.annotations?.[LAST_APPLIED]).toBe(applied);
    expect(JSON.stringify(after.spec.template)).not.toContain("rewind");
    expect([...managersOf(after)].filter((name) => !writers.has(name))).toEqual(["rewind"]);

    await cluster.setImage(namespace, "web", "web:2.0");
    await cluster.waitComplete(namespace, "web");
    expect((await api.revision(3)).rollback).toEqual(record);
    expect((await api.revision(4)).rollback).toBeNull();

    await api.undo(2, { reason: "it was right after all" });
    await cluster.waitComplete(namespace, "web");
    expect((await api.revision(5)).rollback).toMatchObject({ from: "4", reason: "it was right after all" });
    expect((await api.revision(3)).rollback).toEqual(record);
  });

  test("is none where kubectl's way with annotations is asked", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const { beside, confirm } = await api.preview(1, { annotations: "kubectl" });
    await api.undo(1, { annotations: "kubectl", confirm });

    expect(beside).toEqual([]);
    expect((await cluster.deployment(namespace, "web")).metadata.annotations).not.toHaveProperty("rewind/rollbacks");
  });

  for (const { what, text } of [
    { what: "no JSON", text: "<script>alert(1)</script>" },
    { what: "another shape", text: '[{"to":5},"x",null,[[]]]' },
    { what: "a megabyte's worth of nesting", text: "[".repeat(100_000) },
    { what: "far too long", text: JSON.stringify([{ to: "x", by: "y".repeat(200_000), at: "2026-01-01T00:00:00Z" }]) },
  ]) {
    test(`that is ${what} says nothing and stops nothing`, async ({ cluster, namespace, request }) => {
      await release(cluster, namespace, TWO);
      await cluster.patch(namespace, "web", { metadata: { annotations: { "rewind/rollbacks": text } } });
      const api = new RolloutApi(request, cluster.context, namespace, "web");

      expect((await api.read()).revisions.map(({ rollback }) => rollback)).toEqual([null, null]);
      await api.undo(1, { reason: "because" });

      const third = async () => (await api.read()).revisions.find(({ number }) => number === "3")?.rollback;
      await expect.poll(third).toMatchObject({ from: "2", reason: "because" });
      const written = (await cluster.deployment(namespace, "web")).metadata.annotations?.["rewind/rollbacks"];
      expect(JSON.parse(written ?? "")).toHaveLength(1);
    });
  }
});
