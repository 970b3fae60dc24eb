import { expectAccessible } from "../accessible";
import type { RecordingProxy } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { expect, test as base } from "../test";

const test = base.extend<{
  /** Opens the question before a rollback to revision 1, in a Rewind that waits for so many seconds after a yes. */
  askIn: (seconds: number) => Promise<RecordingProxy>;
}>({
  askIn: ({ cluster, namespace, openRecorded, rolloutPage, undoDialog }, use) =>
    use(async (seconds) => {
      await release(cluster, namespace, [{ image: "web:1.8" }, { image: "web:1.9" }]);
      const { url, proxy } = await openRecorded({ REWIND_UNDO_DELAY_SECONDS: String(seconds) });
      await rolloutPage.open(namespace, "web", url);
      await rolloutPage.rollBackTo(1);
      await expect(undoDialog.confirm).toBeEnabled();
      return proxy;
    }),
});

test.use({ allowedPageErrors: [/status of 409/] });

test.describe("a confirmed rollback", () => {
  test("is sent when its time is over", async ({ cluster, namespace, askIn, rolloutPage, undoDialog }) => {
    const proxy = await askIn(2);

    await undoDialog.confirm.click();
    await expect(undoDialog.countdown).toBeVisible();
    expect(proxy.patches).toEqual([]);

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("can be called off by button and by Escape, and is sent at once by a second yes", async ({
    askIn,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    const proxy = await askIn(60);

    await undoDialog.confirm.click();
    await expect(undoDialog.countdown).toBeVisible();
    await expect(undoDialog.cancel).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "Escape or Cancel calls it off" })).toHaveCount(1);
    await undoDialog.cancel.click();
    await expect(undoDialog.countdown).toHaveCount(0);
    await expect(undoDialog.root).toContainText("Called off: nothing was sent.");

    await undoDialog.confirm.press("Enter");
    await expect(undoDialog.countdown).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(undoDialog.countdown).toHaveCount(0);
    await expect(undoDialog.title).toBeVisible();
    expect(proxy.patches).toEqual([]);

    await undoDialog.confirm.click();
    await undoDialog.sendNow.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
  });

  test("is not hurried by a double click", async ({ askIn, undoDialog }) => {
    const proxy = await askIn(60);

    await undoDialog.confirm.dblclick();

    await expect(undoDialog.countdown).toBeVisible();
    await expect(undoDialog.sendNow).toBeVisible();
    expect(proxy.patches).toEqual([]);
  });

  test("is not sent where the page is left meanwhile", async ({
    cluster,
    namespace,
    askIn,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    const proxy = await askIn(2);
    await page.clock.install();

    await undoDialog.confirm.click();
    await expect(undoDialog.countdown).toBeVisible();
    await page.goBack();
    await page.goForward();
    await expect(rolloutPage.revisions).toHaveCount(2);
    await page.clock.runFor(10_000);

    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("stops by itself when somebody changes the rollout", async ({ cluster, namespace, askIn, undoDialog }) => {
    const proxy = await askIn(60);
    await undoDialog.confirm.click();
    await expect(undoDialog.countdown).toBeVisible();

    await cluster.setImage(namespace, "web", "web:2.0");

    await expect(undoDialog.problem).toHaveAttribute("data-code", "changed-meanwhile");
    await expect(undoDialog.countdown).toHaveCount(0);
    await expect(undoDialog.sendNow).toHaveCount(0);
    expect(proxy.patches).toEqual([]);
  });

  test(
    "is accessible while it waits, and after it was called off",
    { tag: "@screen" },
    async ({ askIn, page, undoDialog }) => {
      test.setTimeout(180_000);
      await askIn(60);
      await undoDialog.confirm.click();
      await expectAccessible(page, "the countdown");
      await undoDialog.cancel.click();
      await expectAccessible(page, "called off");
    },
  );
});
