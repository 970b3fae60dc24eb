import { CHANGE_CAUSE } from "../clusters/new-deployment";
import type { Cluster } from "../clusters/cluster";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const KOREAN = "결제 모듈 긴급 수정 🚑";
const MARKUP = `<img src=x onerror=alert(1)><b>x</b> <a href="javascript:alert(1)">y</a> &amp;`;
const CONTROL = "first line\nsecond\tline\u001b[31m red \u202eright to left\u202c \u0007 end";
const LONG = "가나다라 ".repeat(700).trim();

const REASONS = [
  { what: "Korean", reason: KOREAN, shown: KOREAN },
  { what: "HTML and a javascript: link", reason: MARKUP, shown: MARKUP },
  { what: "control characters", reason: CONTROL, shown: "U+202E" },
  { what: "10 kB", reason: LONG, shown: "Show all" },
];

async function causeOfCurrent(cluster: Cluster, namespace: string): Promise<string | undefined> {
  const newest = (await cluster.replicaSets(namespace, "web")).at(-1);
  return newest?.metadata.annotations?.[CHANGE_CAUSE];
}

test.describe("the change cause of a rollback", () => {
  test("is the revision's own without a reason, and that of the bad release stays its own", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [
      { image: "web:1.8", cause: KOREAN },
      { image: "web:1.9", cause: "bad" },
    ]);
    await rolloutPage.open(namespace, "web");

    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    await expect(rolloutPage.current).toContainText(KOREAN);
    await expect(rolloutPage.revision(2)).toContainText("bad");
    expect((await cluster.deployment(namespace, "web")).metadata.annotations?.[CHANGE_CAUSE]).toBe(KOREAN);
    expect(await causeOfCurrent(cluster, namespace)).toBe(KOREAN);
  });

  test("is none where the revision has none: not that of the release that was left", async ({
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, [{ image: "web:1.8" }, { image: "web:1.9", cause: "bad" }]);
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    await api.undo(1);

    await cluster.waitComplete(namespace, "web");
    const { metadata } = await cluster.deployment(namespace, "web");
    expect(Object.keys(metadata.annotations ?? {})).not.toContain(CHANGE_CAUSE);
    expect(await causeOfCurrent(cluster, namespace)).toBeUndefined();
    expect((await api.revision(3)).changeCause).toBeNull();
  });

  for (const { what, reason, shown } of REASONS) {
    test(`is the reason with ${what}, byte for byte, and the revision's own text stays readable (T25, T26, T39)`, async ({
      recorded: { url, proxy },
      cluster,
      namespace,
      page,
      rolloutPage,
      undoDialog,
    }) => {
      await release(cluster, namespace, [
        { image: "web:1.8", cause: "what it was first" },
        { image: "web:1.9", cause: "bad" },
      ]);
      await rolloutPage.open(namespace, "web", url);
      await rolloutPage.rollBackTo(1);

      await undoDialog.reason.fill(reason);
      await undoDialog.confirm.click();

      await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
      expect(proxy.patches).toHaveLength(1);
      const operations = JSON.parse(proxy.patches[0]?.body ?? "[]") as { path: string; value: unknown }[];
      expect(operations.find(({ path }) => path.endsWith("kubernetes.io~1change-cause"))?.value).toBe(reason);
      expect((await cluster.deployment(namespace, "web")).metadata.annotations?.[CHANGE_CAUSE]).toBe(reason);
      await expect.poll(() => causeOfCurrent(cluster, namespace)).toBe(reason);

      await expect(rolloutPage.current).toContainText(shown);
      await expect(rolloutPage.current).toContainText("Its own cause: what it was first");
      await expect(page.locator("img, a[href^=javascript]")).toHaveCount(0);
    });
  }

  test("keeps the revision's own text through a second reason", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, [
      { image: "web:1.8", cause: "what it was first" },
      { image: "web:1.9", cause: "what came next" },
    ]);
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    await api.undo(1, { reason: "one" });
    await cluster.waitComplete(namespace, "web");
    await api.undo(2, { reason: "two" });
    await cluster.waitComplete(namespace, "web");
    await api.undo(3, { reason: "three" });
    await cluster.waitComplete(namespace, "web");

    const causes = (await api.read()).revisions.map(({ number, changeCause, ownCause }) => [
      number,
      changeCause,
      ownCause,
    ]);
    expect(causes).toEqual([
      ["5", "three", "what it was first"],
      ["4", "two", "what came next"],
    ]);
  });
});
