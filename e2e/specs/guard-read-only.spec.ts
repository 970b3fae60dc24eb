import { apiRoutes } from "../api-routes";
import { RolloutApi } from "../pages/rollout-api";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

test.describe("with REWIND_READ_ONLY", () => {
  test("the server refuses every write, though the credential would allow it", async ({
    cluster,
    namespace,
    openApp,
    request,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    const proxy = await cluster.recordingProxy();
    const { url } = await openApp({ kubeconfig: proxy.kubeconfig, env: { REWIND_READ_ONLY: "1" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    const { uid } = await api.revision(1);
    const place = { cluster: cluster.context, namespace, name: "web", revision: uid, digest: live.digest };
    const before = await cluster.deployment(namespace, "web");
    proxy.forgetCalls();

    // Revealing is posted to be guarded and logged, but writes nothing.
    const writes = (await apiRoutes(request, url, place)).filter(
      ({ method, path }) => method === "POST" && !path.endsWith("/reveal"),
    );
    for (const { method, path, body = "" } of writes) {
      const headers = { "content-type": "application/json" };
      const { status, text } = await rawRequest(url, { method, path, headers, body });
      expect([path, status, JSON.parse(text).code]).toEqual([path, 403, "read-only"]);
    }

    expect(writes.length).toBeGreaterThanOrEqual(4);
    expect(proxy.calls).toEqual([]);
    const after = await cluster.deployment(namespace, "web");
    expect([after.metadata.generation, after.metadata.annotations]).toEqual([
      before.metadata.generation,
      before.metadata.annotations,
    ]);
  });

  test("the page reads as ever, its buttons say why they do nothing, and no way opens a question", async ({
    cluster,
    namespace,
    openApp,
    page,
    rolloutPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    const proxy = await cluster.recordingProxy();
    const { url } = await openApp({ kubeconfig: proxy.kubeconfig, env: { REWIND_READ_ONLY: "yes" } });
    await page.goto(`${url}${rolloutPage.pathOf(namespace, "web")}?rollback=suggested`);

    await expect(page.getByText("Read-only", { exact: true })).toBeVisible();
    const buttons = [
      rolloutPage.undo,
      rolloutPage.pause,
      rolloutPage.restart,
      rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" }),
    ];
    for (const button of buttons) {
      await expect(button).toHaveAttribute("aria-disabled", "true");
      await expect(button).toHaveAccessibleDescription("Rewind was started with REWIND_READ_ONLY.");
      await button.click({ force: true });
    }
    await rolloutPage.choose(1);
    await page.keyboard.press("Enter");
    await page.keyboard.press("r");
    await expect(rolloutPage.panel).toContainText("first");

    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    expect(proxy.callsTo(({ method }) => method !== "GET")).toEqual([]);
    expect((await cluster.deployment(namespace, "web")).spec.paused ?? false).toBe(false);
  });
});
