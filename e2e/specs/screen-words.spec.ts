import { expect, test } from "../test";

test(
  "a screen stays to be seen until the words of the next one are there",
  { tag: "@screen" },
  async ({ cluster, namespace, page, startPage, listPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await startPage.open();
    await expect(startPage.namespace(namespace)).toBeVisible();

    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    let isOnItsWay = false;
    await page.route(/\/_next\/static\/chunks\//, async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      if (body.includes("No Deployments here")) {
        isOnItsWay = true;
        await arrival;
      }
      await route.fulfill({ response, body });
    });
    await startPage.namespace(namespace).click();
    await expect.poll(() => isOnItsWay).toBe(true);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await expect(startPage.namespace(namespace)).toBeVisible();

    arrive();
    await expect(listPage.link("web")).toBeVisible();
  },
);
