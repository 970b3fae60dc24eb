import type { Page } from "@playwright/test";
import { expect, test } from "../test";

/** Every text that a live region came to hold, in its order; a region that is put in is no announcement, its change is. */
async function announcementsOf(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regionOf = (node: Node | null) =>
      (node instanceof Element ? node : node?.parentElement)?.closest("output, [role=status], [role=alert]");
    new MutationObserver((changes) => {
      const regions = new Set(
        changes.flatMap(({ target, addedNodes }) => {
          const put = [...addedNodes].filter((node) => node instanceof Element);
          const alerts = put.flatMap((node) => [...node.querySelectorAll("[role=alert]"), regionOf(node)]);
          return [regionOf(target), ...alerts.filter((region) => region?.getAttribute("role") === "alert")];
        }),
      );
      for (const region of regions) {
        const text = region?.textContent?.trim() ?? "";
        if (text !== "" && heard.at(-1) !== text) heard.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test(
  "what happens by itself is said: a rollout's state, a rollback's progress and its end",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1-slow", replicas: 2, cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    const heard = await announcementsOf(page);
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done", { timeout: 30_000 });

    const progress = page.getByRole("status").filter({ hasText: /^Rolled back in/ });
    await expect(progress).toBeVisible();
    const all = (await heard()).join("\n");
    expect(all).toMatch(/Rolling back to revision 3: \d of 2 updated and available/);
    expect(all).toMatch(/Rolled back in \d+ s: 2 of 2 available on revision 3/);
    expect(all).toContain("web: Rolling out");
    expect(all).toContain("web: Complete");
  },
);

test.describe("when reading fails", () => {
  test.use({ allowedPageErrors: [/status of 502/] });

  test(
    "it is said that what is shown is old, and how many rows a filter leaves",
    { tag: "@screen" },
    async ({ cluster, namespace, recorded: { url, proxy }, page, listPage }) => {
      for (const name of ["api", "web"]) await cluster.deploy(namespace, { name, image: `${name}:1` });
      const heard = await announcementsOf(page);
      await listPage.open(namespace, { appUrl: url });
      await expect(listPage.rows).toHaveCount(2);
      await listPage.filter.fill("web");
      await expect(listPage.rows).toHaveCount(1);
      await expect.poll(heard).toContain("1 of 2 Deployments");

      const body = { kind: "Status", status: "Failure", message: "etcd is gone", code: 500 };
      proxy.on(() => true, { kind: "answer", status: 500, body });
      proxy.breakWatches("");
      await listPage.freshness.click();

      await expect.poll(async () => (await heard()).join("\n")).toContain("What is shown is old: ");
      expect((await heard()).join("\n")).toContain("etcd is gone");
    },
  );
});

test(
  "nothing moves for those who want no motion",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 2, cause: "first" });
    await cluster.setImage(namespace, "web", "web:2-never-ready", { cause: "second" });
    const moving = () =>
      page.evaluate(() => {
        const long = document.getAnimations().filter(({ effect }) => {
          const { duration, iterations } = effect?.getTiming() ?? {};
          return Number(duration) > 50 || iterations === Number.POSITIVE_INFINITY;
        });
        return long.length;
      });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeVisible();
    await page.keyboard.press("Escape");
    await rolloutPage.restart.click();
    await rolloutPage.dialog.getByRole("button", { name: "Restart", exact: true }).click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "running");
    // With motion a spinner turns for as long as the rollout runs; so the count is able to see one.
    expect(await moving()).toBeGreaterThan(0);

    await page.emulateMedia({ reducedMotion: "reduce" });

    await expect.poll(moving).toBe(0);
  },
);
