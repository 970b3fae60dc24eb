import type { Deployment } from "../../lib/simulator/objects";
import { openDemo } from "../demo-app";
import { ListPage } from "../pages/list-page";
import { RolloutPage } from "../pages/rollout-page";
import { expect, test } from "../test";

test("the demo says what it is, and its bad release can be rolled back and shipped again", async ({
  page,
  openApp,
  undoDialog,
}, testInfo) => {
  const { demo, url } = await openDemo(openApp, testInfo.outputDir);
  const imageOf = (name: string) =>
    (demo.simulator.store.get("deployments", "shop", name) as Deployment).spec.template.spec.containers[0]?.image;
  const list = new ListPage(page, "demo");
  const checkout = new RolloutPage(page, "demo");

  await list.open("shop", { appUrl: url });
  await expect(page.getByRole("complementary", { name: "Demo" })).toContainText("This is a demo");
  await expect(list.rows.filter({ hasText: "checkout" })).toContainText("8/10");

  await page.getByRole("link", { name: "start with checkout" }).click();
  await checkout.undo.click();
  await undoDialog.confirm.click();
  await expect.poll(() => imageOf("checkout")).toContain("2.13.1");
  // Pods of the demo take their time, so that a visitor sees it happen.
  await expect(checkout.progress).toHaveAttribute("data-progress", "running");

  await page.getByRole("button", { name: "Break checkout again" }).click();
  await expect.poll(() => imageOf("checkout")).toContain("never-ready");
  await expect(page.getByText("The bad release of checkout is out.")).toBeVisible();
  await demo.stop();
});

test("no cluster of somebody's own is called a demo, and none plays scenes", async ({
  page,
  listPage,
  namespace,
  request,
}) => {
  await listPage.open(namespace);
  await expect(listPage.count).toBeVisible();

  await expect(page.getByRole("complementary", { name: "Demo" })).toHaveCount(0);
  const answer = await request.post("/api/demo/break-checkout", { data: {} });
  expect([answer.status(), (await answer.json()).code]).toEqual([404, "not-found"]);
});
