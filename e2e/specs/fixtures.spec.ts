import { expect, test } from "../test";

test.describe("what the fixtures promise to specs", () => {
  test("Rewind answers at the base URL, and beside it with other settings", async ({ cluster, openApp, request }) => {
    const beside = { kubeconfig: cluster.kubeconfig, env: { REWIND_READ_ONLY: "1" } };

    const { url } = await openApp(beside);

    expect(await (await request.get("/api/clusters")).json()).toMatchObject({ readOnly: false });
    expect(await (await request.get(`${url}/api/clusters`)).json()).toMatchObject({ readOnly: true });
    expect((await openApp(beside)).url).toBe(url);
  });

  test(
    "a spec about the screen alone asks nothing that the cluster decides",
    { tag: "@screen" },
    async ({ cluster, namespace }) => {
      const refused = /^A spec with the tag @screen cannot be about /;
      expect(() => cluster.editor).toThrow(refused);
      expect(() => cluster.viewer).toThrow(refused);
      await expect(cluster.userWith({ rules: [], namespace })).rejects.toThrow(refused);
      await expect(cluster.kubectl("version")).rejects.toThrow(refused);
      await expect(cluster.admissionWebhook(namespace, () => ({ allowed: true }))).rejects.toThrow(refused);
    },
  );

  test("axe finds what is wrong with a page", { tag: "@screen" }, async ({ axe, page }) => {
    await page.setContent(`<html lang="en"><title>Shop</title><main><h1>Shop</h1><img src="data:,"></main></html>`);

    expect(await axe()).toMatchObject([{ rule: "image-alt", where: ["img"] }]);
  });

  test("a page that logs an error fails its spec", { tag: "@screen" }, async ({ page }) => {
    test.fail();
    await page.evaluate(() => console.error("this is wrong"));
  });

  test("a page that throws fails its spec", { tag: "@screen" }, async ({ page }) => {
    test.fail();
    const thrown = page.waitForEvent("pageerror");
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error("this is wrong"))));
    await thrown;
  });

  test.describe("where an error is expected", { tag: "@screen" }, () => {
    test.use({ allowedPageErrors: [/this is wrong/] });

    test("a spec may allow it", async ({ page }) => {
      const logged = page.waitForEvent("console");
      await page.evaluate(() => console.error("this is wrong"));
      await logged;
    });
  });
});
