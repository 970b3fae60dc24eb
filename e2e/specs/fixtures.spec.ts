import { expectAccessible } from "../accessible";
import { KubeApi } from "../clusters/kube-api";
import { ProxyShelf } from "../proxy-shelf";
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

  test("a proxy that only looked on is handed on as new, one that answered by itself is not", async ({
    cluster,
    namespace,
  }) => {
    const shelf = new ProxyShelf(cluster);
    const first = await shelf.lend("a");
    const through = KubeApi.at(first.kubeconfig);
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    await through.answer("GET", pods);
    expect(first.calls).toHaveLength(1);
    await shelf.endOfSpec(namespace, { passed: true });

    const second = await shelf.lend("a");
    expect(second).toBe(first);
    expect(await shelf.lend("b")).not.toBe(first);
    // What the last spec's pages still ask is passed on, whatever happens to this one's calls.
    second.on(() => true, { kind: "answer", status: 500 });
    expect((await through.answer("GET", pods)).status).toBe(200);
    expect(second.calls).toEqual([]);
    expect((await through.answer("GET", "/api/v1/namespaces/default/pods")).status).toBe(500);
    await shelf.endOfSpec("default", { passed: true });

    const third = await shelf.lend("a");
    expect(third).not.toBe(first);
    await shelf.endOfSpec(namespace, { passed: false });
    expect(await shelf.lend("a")).not.toBe(third);
    await shelf.endOfSpec(namespace, { passed: true });
    await shelf.close();
    through.close();
  });

  test("axe finds what is wrong with a page", { tag: "@screen" }, async ({ axe, page }) => {
    await page.setContent(`<html lang="en"><title>Shop</title><main><h1>Shop</h1><img src="data:,"></main></html>`);

    expect(await axe()).toMatchObject([{ rule: "image-alt", where: ["img"] }]);
  });

  for (const { colorScheme, width } of [
    { colorScheme: "light", width: 1280 },
    { colorScheme: "dark", width: 1280 },
    { colorScheme: "light", width: 390 },
    { colorScheme: "dark", width: 390 },
  ]) {
    test(
      `what cannot be read ${colorScheme} at ${width} px is not accessible`,
      { tag: "@screen" },
      async ({ page }) => {
        await page.setContent(`<html lang="en"><title>Shop</title>
        <style>
          @media (prefers-color-scheme: ${colorScheme}) and (width: ${width}px) { p { color: #999; background: #888 } }
        </style>
        <main><h1>Shop</h1><p>Open until late</p></main></html>`);

        await expect(expectAccessible(page, "a shop")).rejects.toThrow(`a shop, ${colorScheme}, ${width} px`);
      },
    );
  }

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
