import { release } from "../clusters/release";
import { expect, test } from "../test";

test.describe("the question before a rollback", () => {
  test("names number, images and change cause of both sides (T36)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const spec = {
      template: {
        spec: {
          containers: [
            { name: "web", image: "web:1.7" },
            { name: "proxy", image: "registry.test:5000/mesh/proxy:4" },
          ],
        },
      },
    };
    await release(
      cluster,
      namespace,
      [
        { image: "web:1.7", cause: "first" },
        { image: "web:1.8", cause: "second" },
        { image: "web:1.9", cause: "third" },
      ],
      { spec },
    );
    await rolloutPage.open(namespace, "web");

    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.title).toHaveText("Roll back web to revision 1?");
    await expect(undoDialog.now).toContainText("now · 3");
    await expect(undoDialog.now.getByRole("listitem")).toHaveText(["web:1.9", "registry.test:5000/mesh/proxy:4"]);
    await expect(undoDialog.now).toContainText("third");
    await expect(undoDialog.becomes).toContainText("becomes 4 · formerly 1");
    await expect(undoDialog.becomes.getByRole("listitem")).toHaveText(["web:1.7", "registry.test:5000/mesh/proxy:4"]);
    await expect(undoDialog.becomes).toContainText("first");
    await expect(undoDialog.confirm).toHaveText("Roll back to revision 1");

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("on revision 4");
    await expect(rolloutPage.current).toContainText("formerly 1");
  });

  test("changes nothing when it is closed, by button or by key", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [{ image: "web:1" }, { image: "web:2" }]);
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.undo.click();
    await undoDialog.cancel.click();
    await expect(undoDialog.root).toHaveCount(0);
    await rolloutPage.undo.click();
    await expect(undoDialog.cancel).toBeFocused();
    await page.keyboard.press("Escape");

    await expect(undoDialog.root).toHaveCount(0);
    expect(proxy.patches).toEqual([]);
  });

  test("names its target again after a rollback, and warns that it is what was left behind (T56, T68)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [
      { image: "web:1.8", cause: "good" },
      { image: "web:1.9", cause: "bad" },
    ]);
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.undo).toHaveText("Roll back to 1…");
    await rolloutPage.undo.click();
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");

    await expect(rolloutPage.undo).toHaveText("Roll back to 2…");
    await expect(rolloutPage.revision(2)).toContainText("rolled back from");
    await rolloutPage.undo.click();

    await expect(undoDialog.title).toHaveText("Roll back web to revision 2?");
    await expect(undoDialog.becomes).toContainText("web:1.9");
    await expect(undoDialog.becomes).toContainText("bad");
    await expect(undoDialog.root).toContainText("Revision 2 is what was rolled back from.");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("is not asked where there is only one revision: the button says why (T42)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [{ image: "web:1.8" }]);
    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.undo).toHaveAttribute("aria-disabled", "true");
    await expect(rolloutPage.undo).toHaveAccessibleDescription("There is no earlier revision to return to.");
    // Playwright waits for buttons to be enabled; a person's click arrives all the same.
    await rolloutPage.undo.click({ force: true });

    await expect(undoDialog.root).toHaveCount(0);
  });

  test("proposes what was running, where a Recreate still waits for old pods (T48)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const spec = {
      strategy: { type: "Recreate", rollingUpdate: null },
      template: { spec: { terminationGracePeriodSeconds: 30 } },
    };
    await release(cluster, namespace, [{ image: "web:1" }, { image: "web:2-slow-stop" }], { spec });
    await cluster.setImage(namespace, "web", "web:3");
    expect(await cluster.replicaSets(namespace, "web")).toHaveLength(2);
    await rolloutPage.open(namespace, "web");

    // kubectl's second-highest number is 1 here: two steps back.
    await expect(rolloutPage.undo).toHaveText("Roll back to 2…");
    await rolloutPage.undo.click();
    await expect(undoDialog.now).toContainText("now · not rolled out");
    await expect(undoDialog.now).toContainText("web:3");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toBeVisible();
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2-slow-stop");
  });
});
