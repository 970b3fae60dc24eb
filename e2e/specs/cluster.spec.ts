import { expect, test } from "../test";
import type { Pod } from "../clusters/objects";
import { kubectlVersion } from "../clusters/kubectl";

/** What specs rely on before they say anything about Rewind. */
test.describe("the cluster that specs run on", () => {
  const waitingReason = (pod: Pod | undefined) => pod?.status.containerStatuses?.[0]?.state.waiting?.reason;

  test("makes a revision of every image, and keeps the one before", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1.8", replicas: 2, cause: "first" });
    await cluster.setImage(namespace, "web", "web:1.9", { cause: "결제 모듈 긴급 수정 🚑" });

    await cluster.waitComplete(namespace, "web");

    const replicaSets = await cluster.replicaSets(namespace, "web");
    expect(replicaSets.map(({ spec }) => [spec.template.spec.containers[0]?.image, spec.replicas])).toEqual([
      ["web:1.8", 0],
      ["web:1.9", 2],
    ]);
    expect(replicaSets[1]?.metadata.annotations?.["kubernetes.io/change-cause"]).toBe("결제 모듈 긴급 수정 🚑");
  });

  test("has kubectl read the same history", async ({ cluster, namespace }) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    await cluster.deploy(namespace, { name: "web", image: "web:1.8", cause: "first" });
    await cluster.setImage(namespace, "web", "web:1.9", { cause: "second" });

    const history = await cluster.kubectl("rollout", "history", "deployment/web", "--namespace", namespace);

    expect(history).toMatchObject({ code: 0, stderr: "" });
    expect(history.stdout).toMatch(/1\s+first\n2\s+second/);
  });

  for (const { tag, phase, reason } of [
    { tag: "1-pull-failure", phase: "Pending", reason: "ImagePullBackOff" },
    { tag: "1-config-error", phase: "Pending", reason: "CreateContainerConfigError" },
    { tag: "1-crash", phase: "Running", reason: "CrashLoopBackOff" },
    { tag: "1-oom", phase: "Running", reason: "CrashLoopBackOff" },
  ]) {
    test(`a pod of tag ${tag} is ${phase} with ${reason}`, async ({ cluster, namespace }) => {
      await cluster.deploy(namespace, { name: "web", image: `web:${tag}` });

      await expect.poll(async () => waitingReason((await cluster.pods(namespace))[0])).toBe(reason);

      expect((await cluster.pods(namespace))[0]?.status.phase).toBe(phase);
    });
  }

  test("a pod that was out of memory says so, and counts its restarts", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1-oom" });
    const container = async () => (await cluster.pods(namespace))[0]?.status.containerStatuses?.[0];

    await expect.poll(async () => (await container())?.restartCount ?? 0).toBeGreaterThan(1);

    expect((await container())?.lastState?.terminated).toMatchObject({ reason: "OOMKilled", exitCode: 137 });
  });

  test("a pod that is never ready runs, and its event says why", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "registry.test:5000/shop/web:1-never-ready" });
    type Events = { items: { reason: string; message: string }[] };
    const unhealthy = async () =>
      (await cluster.api.get<Events>(`/api/v1/namespaces/${namespace}/events`)).items.find(
        ({ reason }) => reason === "Unhealthy",
      );

    await expect.poll(async () => (await unhealthy())?.message).toContain("statuscode: 404");

    const [pod] = await cluster.pods(namespace);
    expect(pod?.status).toMatchObject({
      phase: "Running",
      containerStatuses: [{ ready: false, state: { running: {} } }],
    });
  });

  test("a slow pod runs before it is ready", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1-slow" });

    await expect.poll(async () => (await cluster.pods(namespace))[0]?.status.phase).toBe("Running");

    expect((await cluster.deployment(namespace, "web")).status.readyReplicas ?? 0).toBe(0);
    await cluster.waitComplete(namespace, "web");
  });

  test("a pod that stops slowly is terminating until its grace period is over", async ({ cluster, namespace }) => {
    const spec = { template: { spec: { terminationGracePeriodSeconds: 3 } } };
    await cluster.deploy(namespace, { name: "web", image: "web:1-slow-stop", spec });
    await cluster.waitComplete(namespace, "web");

    await cluster.patch(namespace, "web", { spec: { replicas: 0 } });

    await expect.poll(async () => (await cluster.pods(namespace))[0]?.metadata.deletionTimestamp).toBeTruthy();
    await expect.poll(async () => (await cluster.pods(namespace)).length).toBe(0);
  });

  test("an old pod keeps serving while its successor cannot start", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 10 });
    await cluster.waitComplete(namespace, "web");

    await cluster.setImage(namespace, "web", "web:2-pull-failure");

    const stuck = await cluster.waitFor(namespace, "web", ({ status }) => status.updatedReplicas === 5);
    expect(stuck.status).toMatchObject({ availableReplicas: 8, replicas: 13 });
  });
});
