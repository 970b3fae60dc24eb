import type { BrowserContext } from "@playwright/test";
import { expect, test } from "../test";
import { ListPage } from "../pages/list-page";

test.describe("what a person chose to see of the list", { tag: "@screen" }, () => {
  test.beforeEach(async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "checkout", image: "shop/checkout:1.9", replicas: 3, cause: "tax rules" });
    await cluster.deploy(namespace, { name: "cart", image: "shop/cart:1.10", replicas: 1, cause: "no coupons" });
    await cluster.deploy(namespace, { name: "search", image: "shop/search:2-never-ready", replicas: 2 });
    for (const name of ["checkout", "cart"]) await cluster.waitComplete(namespace, name);
    await cluster.patch(namespace, "cart", { spec: { paused: true } });
  });

  /** A page of somebody else, who was sent the address. */
  async function sent(context: BrowserContext, cluster: string, url: string): Promise<ListPage> {
    const page = await context.newPage();
    await page.goto(url);
    return new ListPage(page, cluster);
  }

  test("is a filter over names, images and causes, which its link carries", async ({
    cluster,
    context,
    namespace,
    listPage,
    page,
  }) => {
    await listPage.open(namespace);
    await expect(listPage.rows).toHaveCount(3);
    for (const [filter, names] of [
      ["CHECK", ["checkout"]],
      ["1.10", ["cart"]],
      ["shop/ coupons", ["cart"]],
      ["tax", ["checkout"]],
    ] as const) {
      await listPage.filter.fill(filter);
      await expect(listPage.rows).toHaveCount(names.length);
      expect(await listPage.names()).toEqual(names);
    }
    await expect(listPage.count).toHaveText("1 of 3 Deployments");
    await expect(page).toHaveURL(/[?]filter=tax$/);

    const other = await sent(context, cluster.context, page.url());
    await expect(other.filter).toHaveValue("tax");
    await expect(other.link("checkout")).toBeVisible();
    await expect(other.rows).toHaveCount(1);
    // Firefox cuts what is as wide as it likes inside a narrower cell, without a sign of it.
    await expect(other.link("checkout")).toHaveCSS("text-overflow", "ellipsis");
    await expect(other.link("checkout")).toHaveCSS("display", "block");

    await listPage.filter.press("Enter");
    await expect(page).toHaveURL(/[/]deployments[/]checkout$/);
  });

  test("is a group of states, which its link carries", async ({ cluster, context, namespace, listPage, page }) => {
    await listPage.open(namespace);
    await expect(listPage.chip("Paused")).toHaveText(/Paused\s*1/);
    await expect(listPage.chip("All")).toHaveText(/All\s*3/);

    await listPage.chip("Paused").click();

    await expect(listPage.rows).toHaveCount(1);
    await expect(listPage.link("cart")).toBeVisible();
    await expect(page).toHaveURL(/[?]show=paused$/);
    const other = await sent(context, cluster.context, page.url());
    await expect(other.chip("Paused")).toHaveAttribute("aria-pressed", "true");
    await expect(other.link("cart")).toBeVisible();
    await expect(other.rows).toHaveCount(1);
  });

  test("is an order by any column, both ways, which its link carries", async ({
    cluster,
    context,
    namespace,
    listPage,
    page,
  }) => {
    await listPage.open(namespace);
    await expect(listPage.rows).toHaveCount(3);

    await listPage.heading("available").getByRole("button").click();
    await expect(listPage.heading("available")).toHaveAttribute("aria-sort", "ascending");
    await expect.poll(() => listPage.names()).toEqual(["search", "cart", "checkout"]);
    await listPage.heading("available").getByRole("button").click();
    await expect(listPage.heading("available")).toHaveAttribute("aria-sort", "descending");
    await expect.poll(() => listPage.names()).toEqual(["checkout", "cart", "search"]);
    await expect(page).toHaveURL(/[?]sort=-available$/);

    const other = await sent(context, cluster.context, page.url());
    await expect(other.heading("available")).toHaveAttribute("aria-sort", "descending");
    expect(await other.names()).toEqual(["checkout", "cart", "search"]);
    await other.heading("available").getByRole("button").click();
    await expect(other.heading("available")).not.toHaveAttribute("aria-sort");
    await expect.poll(() => other.names()).toEqual(["search", "cart", "checkout"]);
  });

  test("is said when it hides everything, and is taken back with a click", async ({ namespace, listPage, page }) => {
    await listPage.open(namespace, { search: "?filter=nothing&show=paused&sort=nonsense" });
    await expect(page.getByRole("heading", { name: "No Deployment matches" })).toBeVisible();

    await page.getByRole("button", { name: "Show all" }).click();

    await expect(listPage.rows).toHaveCount(3);
    await expect(page).not.toHaveURL(/filter|show/);
  });
});
