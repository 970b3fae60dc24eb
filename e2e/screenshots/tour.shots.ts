import { openDemo } from "../demo-app";
import { ActivityPage } from "../pages/activity-page";
import { ListPage } from "../pages/list-page";
import { RolloutPage } from "../pages/rollout-page";
import { expect, test } from "../test";
import { shoot } from "./shoot";

test("a tour of the demo", async ({ openApp, page }, testInfo) => {
  test.setTimeout(120_000);
  const { demo, url } = await openDemo(openApp, testInfo.outputDir);

  const list = new ListPage(page, "demo");
  await list.open("shop", { appUrl: url });
  await expect(list.rows.filter({ hasText: "checkout" })).toContainText("8/10");
  await shoot(page, "tour-list");

  const checkout = new RolloutPage(page, "demo");
  await checkout.open("shop", "checkout", url);
  await expect(page.getByText("Readiness probe fails on")).toBeVisible();
  await expect(page.getByRole("region", { name: "Pods now" })).toBeVisible();
  await shoot(page, "tour-stuck");

  const activity = new ActivityPage(page, "demo");
  await activity.open("shop", url);
  await expect(activity.rows.first()).toBeVisible();
  await shoot(page, "tour-activity");
  await demo.stop();
});
