import { expectAccessible } from "../accessible";
import { releaseHistory } from "../clusters/release-history";
import { ComparisonPanel } from "../pages/comparison-panel";
import { expect, test } from "../test";

test.use({ controllers: false, allowedPageErrors: [/status of 502/] });
test.describe.configure({ timeout: 180_000 });

test(
  "a comparison is accessible: waiting, changes, unfolded, with a value shown",
  { tag: "@screen" },
  async ({ cluster, namespace, recorded: { url }, page, rolloutPage }) => {
    await releaseHistory(cluster, namespace, "web");
    const panel = new ComparisonPanel(page);
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route("**/diff?*", async (route) => {
      await held;
      await route.continue();
    });
    await rolloutPage.open(namespace, "web", url);
    await expect(page.getByText("Reading both templates…")).toBeAttached();
    await expectAccessible(page, "waiting");
    goOn();

    await expect(panel.change("image")).toBeVisible();
    await expectAccessible(page, "changes");
    await panel.root.getByText("Cosmetic only").click();
    await panel.root.getByText(/of YAML/).click();
    await panel.change("env DB_PASSWORD").getByRole("button", { name: /^Show/ }).first().click();
    await expect(panel.change("env DB_PASSWORD").getByRole("button", { name: /^Hide/ })).toBeVisible();
    await expectAccessible(page, "unfolded, with a value shown");
  },
);

test(
  "its YAML is, in both layouts, and while a side is chosen",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await releaseHistory(cluster, namespace, "web");
    const panel = new ComparisonPanel(page);
    await rolloutPage.open(namespace, "web");
    await panel.tab("YAML").click();
    await expect(panel.lines).toContainText("/healthz");
    await expectAccessible(page, "YAML, unified");
    await panel.root.getByRole("button", { name: "Side by side" }).click();
    await expectAccessible(page, "YAML, side by side");
    await panel.left.click();
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page, "choosing a side");
  },
);

test(
  "it is without what it should compare, and with a problem",
  { tag: "@screen" },
  async ({ cluster, namespace, recorded: { url }, page, rolloutPage }) => {
    await releaseHistory(cluster, namespace, "web");
    const panel = new ComparisonPanel(page);
    const path = `${url}${rolloutPage.pathOf(namespace, "web")}`;
    await page.goto(`${path}?from=nobody`);
    await expect(panel.root.getByRole("heading", { name: "No such revision" })).toBeVisible();
    await expectAccessible(page, "no such revision");

    await page.goto(path);
    await expect(panel.change("image")).toBeVisible();
    const problem = {
      type: "about:blank",
      title: "The cluster failed",
      status: 502,
      code: "cluster-error",
      detail: "No.",
    };
    await page.route("**/diff?*", (route) => route.fulfill({ status: 502, json: problem }));
    await rolloutPage.rowButton(1).click();
    await expect(panel.root.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "a problem instead of changes");
  },
);
