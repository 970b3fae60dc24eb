import { release } from "../clusters/release";
import { expect, test } from "../test";

test.describe("after a rollback was accepted", () => {
  test("success is said when every replica is updated and available, and the way back is one click away", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [{ image: "web:1.8-slow" }, { image: "web:1.9" }], { replicas: 3 });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.undo.click();
    await undoDialog.confirm.click();

    // Its pods take three seconds each to become ready.
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "running");
    await expect(rolloutPage.progress).toContainText(/Rolling back to revision \d: [0-2] of 3 updated and available/);
    await expect(rolloutPage.undoTheUndo).toHaveCount(0);
    await expect(page.locator("[data-state]")).toHaveAttribute("data-state", "rolling-out");

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done", { timeout: 30_000 });
    await expect(rolloutPage.progress).toContainText(/Rolled back in .+: 3 of 3 available on revision 3/);
    const { status, metadata } = await cluster.deployment(namespace, "web");
    expect(status).toMatchObject({ updatedReplicas: 3, availableReplicas: 3, replicas: 3 });
    expect(status.observedGeneration).toBe(metadata.generation);

    await expect(rolloutPage.undoTheUndo).toHaveText("Undo the undo: back to 2…");
    await rolloutPage.undoTheUndo.click();
    await expect(undoDialog.title).toHaveText("Roll back web to revision 2?");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("on revision 4");
    await cluster.waitComplete(namespace, "web");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("one that gets stuck is not called done", async ({ cluster, namespace, rolloutPage, undoDialog }) => {
    await release(cluster, namespace, [{ image: "web:1.8-never-ready" }, { image: "web:1.9" }], {
      spec: { progressDeadlineSeconds: 2 },
    });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.undo.click();
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "running");
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "stuck");
    await expect(rolloutPage.progress).toContainText("Rolling back to revision 3 is stuck");
    await expect(rolloutPage.progress).toContainText("has timed out progressing");
    await expect(rolloutPage.progress).toContainText("It is still being watched.");

    // The pods of the other revision still answer, so it is the way out.
    await expect(rolloutPage.undo).toHaveText("Roll back to 2…");
    await rolloutPage.undo.click();
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toContainText(/Rolled back in .+: 1 of 1 available on revision 4/);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });
});
