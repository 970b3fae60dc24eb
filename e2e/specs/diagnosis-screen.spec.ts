import { limitCpu, limitPods, releaseStuck } from "../clusters/stuck-release";
import { expect, test } from "../test";

test.describe("why a rollout is stuck, on its screen, each cause produced for real", () => {
  test("insufficient quota", async ({ cluster, namespace, rolloutPage, listPage }) => {
    await limitPods(cluster, namespace, "2");
    await releaseStuck(cluster, namespace, { image: "web:2" });
    await rolloutPage.open(namespace, "web");

    const quota = rolloutPage.finding("quota-exceeded");
    await expect(quota).toContainText(
      'Quota "object-counts" is used up: pods 2 used of 2, 1 more requested, so 1 pod is missing.',
    );
    await expect(rolloutPage.finding("surge-blocked")).toContainText("2 of 2 must stay available");
    await expect(rolloutPage.why).toContainText("Revision 1 still serves with 2 ready.");
    await expect(rolloutPage.podsNow).toContainText("1 missing");
    await expect(rolloutPage.undo).toHaveText("Roll back to 1…");
    await quota.getByText("Evidence, and what usually helps").click();
    const evidence = quota.getByRole("list", { name: "Evidence" });
    await expect(evidence).toContainText("exceeded quota: object-counts, requested: pods=1, used: pods=2");
    await expect(evidence).toContainText("event FailedCreate");
    await expect(quota).toContainText("Have the quota raised, free some of it, or request less.");

    await listPage.open(namespace);
    await expect(listPage.row("web")).toContainText(
      'Quota "object-counts" is used up: pods 2 used of 2, 1 more requested. 2 older pods are still there.',
    );
  });

  test(
    "a readiness probe that fails, and the line of the diff that brought it in",
    { tag: "@screen" },
    async ({ cluster, namespace, page, rolloutPage }) => {
      await releaseStuck(cluster, namespace, {
        image: "web:1-never-ready",
        readinessProbe: { httpGet: { path: "/health", port: 8080 } },
      });
      await rolloutPage.open(namespace, "web");

      const readiness = rolloutPage.finding("readiness-failing");
      await expect(readiness).toContainText("Readiness probe fails on 1 of 1 new pod: HTTP 404 on /health, port 8080.");
      await expect(readiness).toContainText("Revision 2 brought it in: readinessProbe path /healthz → /health");
      await expect(rolloutPage.pods("available")).toHaveCount(2);
      await expect(rolloutPage.podsNow).toContainText("2 ready, serving");

      await readiness.getByRole("button", { name: "Show the line" }).click();
      const line = page.locator("[data-change][data-marked]");
      await expect(line).toBeFocused();
      await expect(line).toContainText("readinessProbe path");
      await expect(line).toContainText("/healthz");

      // For half a minute it may still be starting.
      await expect(rolloutPage.pods("not-ready")).toHaveCount(1, { timeout: 40_000 });
      await expect(rolloutPage.podsNow).toContainText("1 not ready: readiness");
    },
  );

  test(
    "insufficient permissions: the ServiceAccount does not exist",
    { tag: "@screen" },
    async ({ cluster, namespace, rolloutPage }) => {
      await releaseStuck(cluster, namespace, { image: "web:2" }, { serviceAccountName: "deployer" });
      await rolloutPage.open(namespace, "web");

      const missing = rolloutPage.finding("service-account-missing");
      await expect(missing).toContainText('ServiceAccount "deployer" does not exist, so 1 pod is missing.');
      await expect(missing).toContainText("Revision 2 brought it in:");
    },
  );

  test("a limit range that forbids the pods", { tag: "@screen" }, async ({ cluster, namespace, rolloutPage }) => {
    await limitCpu(cluster, namespace);
    await releaseStuck(cluster, namespace, { image: "web:2", resources: { limits: { cpu: "1" } } });
    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.finding("limit-range")).toContainText(
      "A LimitRange forbids the pods: Container may have at most 500m cpu, but its limit is 1, so 1 pod is missing.",
    );
  });

  test(
    "application misconfiguration: a key of a ConfigMap is missing",
    { tag: "@screen" },
    async ({ cluster, namespace, rolloutPage }) => {
      const valueFrom = { configMapKeyRef: { name: "settings", key: "GATEWAY" } };
      const env = [{ name: "GATEWAY_URL", valueFrom }];
      await releaseStuck(cluster, namespace, { image: "web:2-config-error", env });
      await rolloutPage.open(namespace, "web");

      await expect(rolloutPage.finding("configuration-missing")).toContainText(
        'Key "GATEWAY" is missing in ConfigMap "settings", and container needs it (1 of 1 new pod).',
      );
      await expect(rolloutPage.pods("failing")).toHaveCount(1);
    },
  );

  test("application misconfiguration: it crashes", { tag: "@screen" }, async ({ cluster, namespace, rolloutPage }) => {
    await releaseStuck(cluster, namespace, { image: "web:2-crash" });
    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.finding("crashing")).toContainText("it crashes with exit code 1");
    await expect(rolloutPage.podsNow).toContainText("1 failing: CrashLoopBackOff");
  });

  test(
    "the progress deadline counts down, passes, and is forgotten after the rollback",
    { tag: "@screen" },
    async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
      await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { progressDeadlineSeconds: 8 } });
      await cluster.waitComplete(namespace, "web");
      await rolloutPage.open(namespace, "web");
      await expect.poll(() => rolloutPage.icon()).toBe("/icon-good.svg");
      await cluster.setImage(namespace, "web", "web:2-never-ready");

      await expect(rolloutPage.podsNow).toContainText(/Without progress its deadline is over in \d s/, {
        timeout: 9_000,
      });
      await expect(page).toHaveTitle(/^◔ web/);
      await expect(rolloutPage.finding("deadline-exceeded")).toContainText(
        "The progress deadline is over: nothing had moved for 8 s.",
        { timeout: 30_000 },
      );
      await expect(page).toHaveTitle(/^✕ web/);
      await expect.poll(() => rolloutPage.icon()).toBe("/icon-bad.svg");

      await rolloutPage.undo.click();
      await undoDialog.confirm.click();
      await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done", { timeout: 30_000 });
      await expect(rolloutPage.progress).toContainText(/Rolled back in \d+ s: 1 of 1 available on revision 3/);
      await expect(rolloutPage.why).toHaveCount(0);
      await expect(page).toHaveTitle(/^✓ web/);
      await expect.poll(() => rolloutPage.icon()).toBe("/icon-good.svg");
    },
  );

  test("without the rights to list pods and events it says so, and the rest works", async ({
    cluster,
    namespace,
    openApp,
    page,
    rolloutPage,
  }) => {
    await limitPods(cluster, namespace, "2");
    await releaseStuck(cluster, namespace, { image: "web:2" });
    const rules = [
      { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"] },
      { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
    ];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig })).url);

    await expect(rolloutPage.finding("quota-exceeded")).toBeVisible();
    await expect(page.locator("[data-note]").first()).toContainText("You have no right to list pods");
    await expect(rolloutPage.podsNow).toContainText("2 ready, serving");
  });
});

test("a rollout in progress is drawn pod by pod, tells when it ends, and notifies who asked for it", async ({
  cluster,
  namespace,
  page,
  rolloutPage,
}) => {
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, {
      shown,
      Notification: class extends EventTarget {
        static permission = "default";
        static requestPermission(): Promise<string> {
          return Promise.resolve("granted");
        }
        constructor(title: string, { body }: { body: string }) {
          super();
          shown.push(`${title} · ${body}`);
        }
      },
    });
  });
  const notified = () => page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 3, spec: { minReadySeconds: 4 } });
  await cluster.waitComplete(namespace, "web");
  await rolloutPage.open(namespace, "web");
  await expect(rolloutPage.pods("available")).toHaveCount(3);
  expect(await notified()).toEqual([]);
  await cluster.setImage(namespace, "web", "web:2");

  await rolloutPage.endNotice.click();
  await expect(rolloutPage.endNotice).toHaveAttribute("aria-pressed", "true");
  await expect(rolloutPage.podsNow).toContainText(/must stay so for 4 s to count as available\. \d s to go/);
  await expect(rolloutPage.podsNow).toContainText(/Done in about \d+ s/);
  await expect(page).toHaveTitle(/^✓ web/, { timeout: 60_000 });
  await expect(rolloutPage.pods("available")).toHaveCount(3);
  await expect(rolloutPage.endNotice).toHaveCount(0);
  await expect(rolloutPage.podsNow).toContainText("✓ web has rolled out: 3 of 3 available on revision 2");
  expect(await notified()).toEqual(["✓ web has rolled out · 3 of 3 available on revision 2"]);
});
