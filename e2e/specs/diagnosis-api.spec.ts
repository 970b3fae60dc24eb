import type { Finding } from "@/lib/contract/finding";
import { limitCpu, limitPods, releaseStuck as release } from "../clusters/stuck-release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

/** The finding of this code, once the cluster has produced it. */
async function finding(api: RolloutApi, code: Finding["code"]): Promise<Finding> {
  let found: Finding | undefined;
  await expect
    .poll(async () => (found = (await api.diagnosis()).findings.find((one) => one.code === code)) !== undefined)
    .toBe(true);
  if (!found) throw new Error(`there is no ${code}`);
  return found;
}

test.describe("why a rollout is stuck, over the API, each cause produced for real", () => {
  test("insufficient quota (T84)", async ({ cluster, namespace, request }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await limitPods(cluster, namespace, "2");
    await release(cluster, namespace, { image: "web:2" });

    const quota = await finding(api, "quota-exceeded");
    expect(quota).toMatchObject({ weight: "cause", pods: null, broughtInBy: null });
    expect(quota.sentence.text).toBe(
      'Quota "object-counts" is used up: pods 2 used of 2, 1 more requested, so 1 pod is missing.',
    );
    expect(quota.evidence[0]).toMatchObject({ kind: "ReplicaSet", field: "event FailedCreate" });
    expect(quota.evidence[0]?.message).toContain(
      "exceeded quota: object-counts, requested: pods=1, used: pods=2, limited: pods=2",
    );
    expect((await finding(api, "surge-blocked")).sentence.text).toContain("2 of 2 must stay available");
    expect((await api.read()).state.lead.kind).toBe("pods-refused");
  });

  test("a readiness probe that fails, with the line that brought it in (T86)", async ({
    cluster,
    namespace,
    request,
  }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await release(cluster, namespace, {
      image: "web:1-never-ready",
      readinessProbe: { httpGet: { path: "/health", port: 8080 } },
    });

    const readiness = await finding(api, "readiness-failing");
    const [revision, from] = (await api.read()).revisions;
    expect(readiness.sentence.text).toBe("Readiness probe fails on 1 of 1 new pod: HTTP 404 on /health, port 8080.");
    expect(readiness.broughtInBy).toEqual({
      revision: revision?.uid,
      from: from?.uid,
      pointer: "/spec/containers/0/readinessProbe/httpGet/path",
      summary: {
        code: "change.changed",
        facts: {
          subject: { about: "probe", probe: "readinessProbe", field: "path" },
          values: { before: "/healthz", after: "/health" },
        },
        text: "readinessProbe path /healthz → /health",
      },
    });
    expect(readiness.evidence[0]).toMatchObject({
      kind: "Pod",
      field: "event Unhealthy",
      message: "Readiness probe failed: HTTP probe failed with statuscode: 404",
    });
    const { pods } = await api.diagnosis();
    expect(pods?.filter((pod) => pod.revision === from?.uid).map(({ state }) => state)).toEqual([
      "available",
      "available",
    ]);
    expect(pods?.find((pod) => pod.revision === revision?.uid)).toMatchObject({
      why: { text: "readiness" },
      readySince: null,
    });
  });

  test("insufficient permissions: the ServiceAccount does not exist (T85)", async ({ cluster, namespace, request }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await release(cluster, namespace, { image: "web:2" }, { serviceAccountName: "deployer" });

    const missing = await finding(api, "service-account-missing");
    expect(missing.sentence.text).toBe('ServiceAccount "deployer" does not exist, so 1 pod is missing.');
    expect(missing.broughtInBy?.summary.text).toContain("deployer");
    expect(missing.broughtInBy?.pointer).toBe("/spec/serviceAccountName");
  });

  test("a limit range that forbids the pods (T85)", async ({ cluster, namespace, request }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await limitCpu(cluster, namespace);
    await release(cluster, namespace, { image: "web:2", resources: { limits: { cpu: "1" } } });

    const limit = await finding(api, "limit-range");
    expect(limit.sentence.text).toBe(
      "A LimitRange forbids the pods: Container may have at most 500m cpu, but its limit is 1, so 1 pod is missing.",
    );
    expect(limit.broughtInBy).toMatchObject({ pointer: "/spec/containers/0/resources/limits/cpu" });
  });

  test("application misconfiguration: a key of a ConfigMap is missing (T86)", async ({
    cluster,
    namespace,
    request,
  }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const valueFrom = { configMapKeyRef: { name: "settings", key: "GATEWAY" } };
    await release(cluster, namespace, { image: "web:2-config-error", env: [{ name: "GATEWAY_URL", valueFrom }] });

    const missing = await finding(api, "configuration-missing");
    expect(missing.sentence.text).toBe(
      'Key "GATEWAY" is missing in ConfigMap "settings", and container needs it (1 of 1 new pod).',
    );
    expect(missing.broughtInBy).toMatchObject({
      pointer: "/spec/containers/0/env/0",
      summary: { text: "+env GATEWAY_URL" },
    });
  });

  for (const [tag, code, says] of [
    ["crash", "crashing", "it crashes with exit code 1"],
    ["oom", "out-of-memory", "it runs out of memory"],
    ["exit-0", "exits-at-once", "it ends without an error (exit code 0)"],
    ["liveness", "liveness-failing", "Liveness probe fails on 1 of 1 new pod: HTTP 500 on /alive, port 8080"],
    ["no-program", "cannot-start", '"serve" is not in the image\'s PATH'],
    ["pull-failure", "image-not-found", "does not exist (1 of 1 new pod)"],
  ] as const) {
    test(`application misconfiguration: ${code} (T86)`, async ({ cluster, namespace, request }) => {
      const api = new RolloutApi(request, cluster.context, namespace, "web");
      const livenessProbe = { httpGet: { path: "/alive", port: 8080 } };
      await release(cluster, namespace, { image: `web:2-${tag}`, ...(tag === "liveness" && { livenessProbe }) });

      // Until the first restart it is but a hint.
      await expect.poll(async () => (await finding(api, code)).weight).toBe("cause");
      const found = await finding(api, code);
      expect(found.sentence.text).toContain(says);
      expect(found.pods).toBe(1);
      expect(found.broughtInBy?.summary.text).toContain(
        tag === "liveness" ? "livenessProbe" : `image web:1 → 2-${tag}`,
      );
    });
  }

  test("an init container that is stuck (T86)", async ({ cluster, namespace, request }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const initContainers = [{ name: "migrate", image: "migrate:1-crash" }];
    await release(cluster, namespace, { image: "web:2" }, { initContainers });

    const stuck = await finding(api, "init-container-stuck");
    expect(stuck.sentence.text).toBe(
      'Init container "migrate" is stuck: it crashes with exit code 1 (1 of 1 new pod).',
    );
    expect(stuck.broughtInBy).toMatchObject({ pointer: "/spec/initContainers/0" });
  });

  test("the progress deadline: ahead, over, and no more after the rollback (T87)", async ({
    cluster,
    namespace,
    request,
  }) => {
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { progressDeadlineSeconds: 4 } });
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:2-never-ready");

    const ahead = await finding(api, "deadline-ahead");
    const progressing = (await cluster.deployment(namespace, "web")).status.conditions?.find(
      ({ type }) => type === "Progressing",
    );
    expect(Date.parse(ahead.due ?? "")).toBe(Date.parse(progressing?.lastUpdateTime ?? "") + 4_000);
    const over = await finding(api, "deadline-exceeded");
    expect(over).toMatchObject({
      weight: "consequence",
      evidence: [{ message: expect.stringContaining("has timed out progressing") }],
    });
    expect((await api.read()).state.lead.kind).toBe("stalled");

    await api.undo(1);
    await cluster.waitComplete(namespace, "web");
    await expect.poll(async () => (await api.diagnosis()).findings).toEqual([]);
    expect((await api.read()).state.lead.kind).toBe("complete");
  });

  test("without the rights to list pods and events it says so (T91)", async ({
    cluster,
    namespace,
    openApp,
    request,
  }) => {
    await release(cluster, namespace, { image: "web:2-crash" });
    const rules = [
      { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] },
      { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
    ];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    const { url } = await openApp({ kubeconfig });
    const { pods, notes } = await new RolloutApi(request, cluster.context, namespace, "web", url).diagnosis();

    expect(pods).toBeNull();
    expect(notes.map(({ text }) => text)).toEqual([
      `Pods could not be looked at. You have no right to list pods in namespace "${namespace}" of cluster "${cluster.context}".`,
    ]);
  });
});
