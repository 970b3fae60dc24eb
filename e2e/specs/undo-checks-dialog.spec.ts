import { release } from "../clusters/release";
import { expect, test } from "../test";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;

test.describe("the checks beside the preview", () => {
  test("warn of what is missing, of who will put it back and of the next apply, before the click (T69, T70, T71)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const envFrom = [{ configMapRef: { name: "web-flags" } }];
    await cluster.api.post(`/api/v1/namespaces/${namespace}/configmaps`, { metadata: { name: "web-flags" } });
    const spec = { template: { spec: { containers: [{ name: "web", image: "web:1.8", envFrom }] } } };
    const manifest = { spec: { template: { spec: { containers: [{ name: "web", image: "web:1.9" }] } } } };
    const annotations = {
      [LAST_APPLIED]: JSON.stringify(manifest),
      "argocd.argoproj.io/tracking-id": `shop:apps/Deployment:${namespace}/web`,
    };
    await release(cluster, namespace, TWO, { spec, metadata: { annotations } });
    await cluster.patch(
      namespace,
      "web",
      { spec: { template: { spec: { containers: [{ name: "web", envFrom: null }] } } } },
      "strategic",
    );
    await cluster.api.delete(`/api/v1/namespaces/${namespace}/configmaps/web-flags`);
    const before = await cluster.waitComplete(namespace, "web");
    await rolloutPage.open(namespace, "web");

    await rolloutPage.rollBackTo(1);

    const check = (code: string) => undoDialog.checks.and(undoDialog.root.locator(`[data-check=${code}]`));
    await expect(check("config-map")).toHaveAttribute("data-state", "bad");
    await expect(check("config-map")).toContainText("web-flags");
    await expect(check("argo-cd")).toHaveAttribute("data-state", "warn");
    await expect(check("argo-cd")).toContainText("shop");
    await expect(check("argo-cd").locator("code")).toContainText("argocd app set");
    await expect(check("last-applied")).toHaveAttribute("data-state", "warn");
    await expect(undoDialog.checks.first()).toHaveAttribute("data-state", "bad");
    await expect(undoDialog.fine).toHaveText(/\d+ other checks passed, \d+ do not apply$/);
    await expect(undoDialog.fine).toHaveAttribute("aria-expanded", "false");
    const shown = await undoDialog.checks.count();
    await undoDialog.fine.press("Enter");
    await expect(undoDialog.checks).not.toHaveCount(shown);
    await expect(undoDialog.confirm).toBeEnabled();
    expect((await cluster.deployment(namespace, "web")).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
  });

  test("say that a real ResourceQuota cannot hold the rollback", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO, { replicas: 2 });
    const quota = { metadata: { name: "tight" }, spec: { hard: { pods: "2" } } };
    await cluster.api.post(`/api/v1/namespaces/${namespace}/resourcequotas`, quota);
    const path = `/api/v1/namespaces/${namespace}/resourcequotas/tight`;
    await expect
      .poll(async () => (await cluster.api.get<{ status?: { used?: { pods?: string } } }>(path)).status?.used?.pods)
      .toBe("2");
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);

    const check = undoDialog.root.locator("[data-check=quota]");
    await expect(check).toHaveAttribute("data-state", /^(bad|warn)$/);
    await expect(check).toContainText("ResourceQuota tight");
    await expect(undoDialog.confirm).toBeEnabled();
  });

  test("name the right that is missing, and do not block", async ({
    cluster,
    namespace,
    openApp,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    const rules = [
      { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "patch"] },
      { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
    ];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig })).url);
    await rolloutPage.rollBackTo(1);

    const check = undoDialog.root.locator("[data-check=quota]");
    await expect(check).toHaveAttribute("data-state", "unknown");
    await expect(check).toContainText(/right to .*resourcequotas/);
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  });

  test.describe("that cannot be made", () => {
    test.use({ allowedPageErrors: [/status of 502/] });

    test("say so, can be tried again, and never block", async ({
      cluster,
      namespace,
      page,
      rolloutPage,
      undoDialog,
    }) => {
      await release(cluster, namespace, TWO);
      const problem = {
        type: "about:blank",
        title: "cluster unreachable",
        status: 502,
        code: "cluster-unreachable",
        detail: "The API server does not answer.",
      };
      await page.route("**/checks", (route) => route.fulfill({ status: 502, json: problem }), { times: 1 });
      await rolloutPage.open(namespace, "web");
      await rolloutPage.rollBackTo(1);

      await expect(undoDialog.root).toContainText("The checks could not be made: The API server does not answer.");
      await expect(undoDialog.confirm).toBeEnabled();
      await undoDialog.root.getByRole("button", { name: "Try again" }).click();
      await expect(undoDialog.fine).toBeVisible();
      await undoDialog.confirm.click();
      await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    });
  });
});
