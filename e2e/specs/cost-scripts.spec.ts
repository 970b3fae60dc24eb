import { firstLoadOf } from "../first-load";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

const AT_MOST_BYTES = 200_000;

test.describe("first load", { tag: "@screen" }, () => {
  test.beforeEach(async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  });

  for (const screen of ["start", "list", "rollout", "activity"] as const) {
    test(`of the ${screen} is at most 200 kB of JavaScript, gzipped`, async ({
      namespace,
      page,
      startPage,
      listPage,
      rolloutPage,
      activityPage,
    }) => {
      const { bytes, scripts } = await firstLoadOf(page, async () => {
        switch (screen) {
          case "start":
            await startPage.open();
            return expect(startPage.namespace(namespace)).toBeVisible();
          case "list":
            await listPage.open(namespace);
            return expect(listPage.link("web")).toBeVisible();
          case "rollout":
            await rolloutPage.open(namespace, "web");
            return expect(rolloutPage.revisions).toHaveCount(2);
          case "activity":
            await activityPage.open(namespace);
            return expect(activityPage.row("web", 2)).toBeVisible();
        }
      });

      test.info().annotations.push({ type: "JavaScript", description: `${bytes} bytes in ${scripts.length} files` });
      expect(scripts.length).toBeGreaterThan(2);
      expect(bytes, JSON.stringify(scripts, null, 1)).toBeLessThanOrEqual(AT_MOST_BYTES);
    });
  }

  test("is packed on its way, and kept by the browser for good", async ({ appUrl, namespace, rolloutPage }) => {
    const { text } = await rawRequest(appUrl, { path: rolloutPage.pathOf(namespace, "web") });
    const scripts = [...text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(scripts.length).toBeGreaterThan(2);
    for (const path of scripts) {
      const { headers } = await rawRequest(appUrl, { path, headers: { "accept-encoding": "gzip" } });
      // What fits into one packet is not worth it.
      const tiny = Number(headers["content-length"]) < 1_024;
      expect([path, headers["content-encoding"]]).toEqual([path, tiny ? undefined : "gzip"]);
      expect(headers["cache-control"]).toContain("immutable");
    }
  });
});
