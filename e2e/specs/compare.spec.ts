import { applyPatch } from "diff";
import { addReplicaSet } from "../clusters/new-replica-set";
import { PASSWORD, releaseHistory } from "../clusters/release-history";
import { ComparisonPanel } from "../pages/comparison-panel";
import { expect, test } from "../test";

test.use({ controllers: false, permissions: ["clipboard-read", "clipboard-write"] });

test.describe.configure({ timeout: 120_000 });

test.describe("two revisions compared", () => {
  test("are those of the proposed undo, until somebody chooses others by mouse", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    await releaseHistory(cluster, namespace, "web");
    const panel = new ComparisonPanel(page);

    await rolloutPage.open(namespace, "web");

    await expect(panel.left).toHaveText("2");
    await expect(panel.right).toHaveText("3 (live)");
    await expect(panel.change("image")).toContainText("2.4.0");
    await expect(panel.change("env FEATURE_PAY")).toHaveAttribute("data-change", "added");
    await expect(panel.change("env LEGACY_CART")).toHaveAttribute("data-change", "removed");
    await expect(panel.change("memory limit")).toContainText("+100 %");
    await expect(panel.root.getByRole("region", { name: "container web" })).toBeVisible();
    await expect(panel.change("annotation checksum/config")).toContainText("configuration changed");
    await expect(panel.changes.filter({ hasText: "a91f" })).toBeVisible();
    await expect(panel.changes.filter({ hasText: "2026-01-01T03:04:05Z" })).toBeHidden();

    await rolloutPage.rowButton(1).click();
    await expect(panel.left).toHaveText("1");
    await expect(panel.change("image")).toContainText("2.3.7");
    await rolloutPage.rowButton(2).click({ modifiers: ["Shift"] });
    await expect(panel.right).toHaveText("2");
    await expect(panel.changes).toHaveCount(1);

    await panel.root.getByRole("button", { name: "Swap the sides" }).click();
    await expect(panel.left).toHaveText("2");
    await expect(panel.change("image").locator("del")).toContainText("2.4.0");

    await rolloutPage.rowButton(3).click();
    await panel.tab("Whole template").click();
    await expect(rolloutPage.panel).toHaveAccessibleName("Revision 3");
    await panel.tab("What changed").click();
    await panel.right.click();
    await page.getByRole("combobox", { name: "Number, image, cause…" }).fill("2.4.1");
    await page.keyboard.press("Enter");
    await expect(panel.right).toHaveText("3 (live)");
  });

  test(
    "are chosen and looked at by keyboard alone, and named by the address",
    { tag: "@screen" },
    async ({ cluster, namespace, context, page, rolloutPage }) => {
      await releaseHistory(cluster, namespace, "web");
      const uids = (await cluster.replicaSets(namespace, "web")).map(({ metadata }) => metadata.uid);
      const panel = new ComparisonPanel(page);
      await rolloutPage.open(namespace, "web");
      await rolloutPage.rowButton(3).focus();

      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await expect(rolloutPage.rowButton(1)).toHaveAttribute("aria-pressed", "true");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Shift+Space");
      await expect(panel.left).toHaveText("1");
      await expect(panel.right).toHaveText("2");
      await page.keyboard.press("x");
      await expect(panel.left).toHaveText("2");
      await page.keyboard.press("2");
      await expect(panel.tab("YAML")).toHaveAttribute("aria-selected", "true");

      const address = new URL(page.url());
      expect(Object.fromEntries(address.searchParams)).toEqual({ from: uids[1], to: uids[0], view: "yaml" });
      const other = await context.newPage();
      await other.goto(address.href);
      const shared = new ComparisonPanel(other);
      await expect(shared.left).toHaveText("2");
      await expect(shared.right).toHaveText("1");
      await expect(shared.lines).toContainText("registry.test/shop/web:2.3.7");
    },
  );

  test(
    "may be one that is gone: it is said, and the way back offered",
    { tag: "@screen" },
    async ({ cluster, namespace, page, rolloutPage }) => {
      await releaseHistory(cluster, namespace, "web");
      const panel = new ComparisonPanel(page);

      await page.goto(`${rolloutPage.pathOf(namespace, "web")}?from=nobody&to=live`);

      await expect(panel.root.getByRole("heading", { name: "No such revision" })).toBeVisible();
      await expect(panel.root).toContainText("nobody");
      await expect(rolloutPage.revisions).toHaveCount(3);
      await panel.root.getByRole("button", { name: "Compare what a rollback would change" }).click();
      await expect(panel.left).toHaveText("2");
      expect(new URL(page.url()).search).toBe("");
    },
  );

  test("may be a revision and a live template that was not rolled out", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    await releaseHistory(cluster, namespace, "web");
    const patch = { spec: { paused: true, template: { metadata: { labels: { tier: "front" } } } } };
    await cluster.patch(namespace, "web", patch);
    const panel = new ComparisonPanel(page);

    await rolloutPage.open(namespace, "web");
    await rolloutPage.rowButton(3).click();

    await expect(panel.right).toHaveText("live template");
    await expect(panel.changes).toHaveCount(1);
    await expect(panel.change("label tier")).toContainText("front");
    await panel.tab("Whole template").click();
    await panel.root.getByRole("button", { name: "live template", exact: true }).click();
    await expect(panel.root.getByRole("region", { name: "Live pod template as YAML" })).toContainText("tier: front");
  });

  test("say so where nothing but the order differs, or nothing at all", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    await releaseHistory(cluster, namespace, "web");
    const { spec } = await cluster.deployment(namespace, "web");
    const containers = spec.template.spec.containers.toReversed();
    await cluster.patch(namespace, "web", { spec: { template: { spec: { containers } } } });
    const panel = new ComparisonPanel(page);
    await rolloutPage.open(namespace, "web");

    await rolloutPage.rowButton(3).click();

    await expect(panel.root.getByRole("heading", { name: "Only the order differs" })).toBeVisible();
  });
});

test(
  "both texts are shown line against line, folded where they are the same",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await releaseHistory(cluster, namespace, "web");
    const panel = new ComparisonPanel(page);
    await rolloutPage.open(namespace, "web");
    await panel.tab("YAML").click();

    await expect(panel.lines).toContainText("/healthz");
    await expect(panel.lines).not.toContainText("SETTING_10");
    await expect(panel.folds).toHaveCount(1);
    await panel.folds.press("Enter");
    await expect(panel.folds).toHaveCount(0);
    await expect(panel.root.getByRole("region", { name: /as YAML$/ })).toBeFocused();
    await expect(panel.lines).toContainText("SETTING_10");
    await panel.root.getByRole("button", { name: "Side by side" }).click();
    await expect(panel.lines.getByRole("row").filter({ hasText: "/healthz" })).toContainText(/\/healthz.*\/health$/s);
    await panel.root.getByRole("button", { name: "Unified" }).click();

    await panel.root.getByRole("button", { name: "Fold what is the same" }).click();
    await expect(panel.folds).toHaveCount(1);
    await panel.root.getByRole("button", { name: "Unfold everything" }).click();
    await expect(panel.folds).toHaveCount(0);
  },
);

test("a comparison is copied as a patch that applies, and as Markdown, with its secrets masked", async ({
  cluster,
  namespace,
  page,
  rolloutPage,
}) => {
  await releaseHistory(cluster, namespace, "web");
  const panel = new ComparisonPanel(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await rolloutPage.open(namespace, "web");
  await expect(panel.change("image")).toBeVisible();
  const answer = page.waitForResponse((response) => response.url().includes("/diff?"));
  await page.reload();
  const { from, to } = await (await answer).json();

  await panel.root.getByRole("button", { name: /^Copy as patch/ }).click();
  await expect.poll(copied).toContain("--- ");
  const patch = await copied();
  expect(applyPatch(from.yaml, patch)).toBe(to.yaml);
  expect(patch).toContain(`+++ ${namespace}/web/revision-3.yaml`);

  await panel.root.getByRole("button", { name: /^Copy as Markdown/ }).click();
  await expect.poll(copied).toContain("**container web**");
  const markdown = await copied();
  expect(markdown).toContain("`256Mi` → `512Mi` (+100 %)");
  expect(markdown).toContain("‹masked ");
  expect(markdown + patch).not.toContain(PASSWORD);
});

test("a masked value is shown to whoever asks for it, one at a time, and hidden again", async ({
  cluster,
  namespace,
  page,
  rolloutPage,
}) => {
  await releaseHistory(cluster, namespace, "web");
  const panel = new ComparisonPanel(page);
  await rolloutPage.open(namespace, "web");
  const change = panel.change("env DB_PASSWORD");

  await expect(change).toContainText("masked, differs");
  await expect(page.locator("body")).not.toContainText(PASSWORD);
  const show = change.locator("ins").getByRole("button", { name: "Show the value of env DB_PASSWORD" });
  await show.press("Enter");

  await expect(change.locator("ins")).toContainText(PASSWORD);
  await expect(change.locator("del")).toContainText("••••••");
  await expect(change.getByText("This was logged.")).toBeAttached();
  await change.getByRole("button", { name: "Hide the value of env DB_PASSWORD" }).press("Enter");
  await expect(page.locator("body")).not.toContainText(PASSWORD);
  await expect(change.getByRole("button", { name: /^Show/ })).toHaveCount(2);

  await show.click();
  await expect(change.locator("ins")).toContainText(PASSWORD);
  await rolloutPage.rowButton(1).click();
  await expect(panel.left).toHaveText("1");
  await rolloutPage.rowButton(2).click();
  await expect(change).toContainText("masked, differs");
  await expect(page.locator("body")).not.toContainText(PASSWORD);
});

test("without the right to show masked values there is no button", async ({
  cluster,
  namespace,
  openApp,
  page,
  rolloutPage,
}) => {
  await releaseHistory(cluster, namespace, "web");
  const app = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_REVEAL: "0" } });
  await rolloutPage.open(namespace, "web", app.url);
  const change = new ComparisonPanel(page).change("env DB_PASSWORD");
  await expect(change).toContainText("masked, differs");
  await expect(change.getByRole("button")).toHaveCount(0);
});

test("templates of 900 kB stay usable (T27)", { tag: "@screen" }, async ({ cluster, namespace, page, rolloutPage }) => {
  const env = (changed: number) =>
    Array.from({ length: 11_000 }, (_, index) => ({
      name: `VARIABLE_${index}`,
      value: `value ${index} ${index % 2_000 === 7 ? changed : ""} of about forty characters`,
    }));
  const template = (changed: number) => ({
    metadata: { labels: { app: "web" } },
    spec: { containers: [{ name: "web", image: "web:1", env: env(changed) }] },
  });
  const live = await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { template: template(2) } });
  await addReplicaSet(cluster.api, live, { name: "one", revision: "1", template: () => template(1) });
  await addReplicaSet(cluster.api, live, { name: "two", revision: "2", template: () => template(2) });
  const panel = new ComparisonPanel(page);
  await rolloutPage.open(namespace, "web");

  await expect(panel.changes).toHaveCount(6, { timeout: 40_000 });
  const begun = performance.now();
  await panel.tab("YAML").click();
  await expect(panel.folds).toHaveCount(7);
  test.info().annotations.push({ type: "YAML", description: `${Math.round(performance.now() - begun)} ms` });
  await panel.root.getByRole("button", { name: "Unfold everything" }).click();
  await expect(panel.lines.getByRole("row").nth(20)).toBeVisible();
  expect(await panel.lines.getByRole("row").count()).toBeLessThan(300);
  expect(Number(await panel.lines.getAttribute("aria-rowcount"))).toBeGreaterThan(20_000);
});
