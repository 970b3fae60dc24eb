import { release } from "../clusters/release";
import { expect, test } from "../test";

// Chromium logs refusals as errors.
test.use({ allowedPageErrors: [/status of (409|422)/] });

const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;

test.describe("an open question about a rollout that moves", () => {
  test.beforeEach(async ({ cluster, namespace, recorded: { url }, rolloutPage, undoDialog }) => {
    await release(cluster, namespace, TWO);
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();
  });

  test("by a hotfix tells what it was and whose, and asks anew (T50)", async ({
    recorded: { proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const template = { spec: { containers: [{ name: "web", image: "web:1.9-hotfix" }] } };
    const web = `/apis/apps/v1/namespaces/${namespace}/deployments/web?fieldManager=release-pipeline`;
    await cluster.api.patch(web, { spec: { template } }, "strategic");

    await expect(undoDialog.problem).toHaveAttribute("data-code", "changed-meanwhile");
    await expect(undoDialog.problem).toContainText("Written by release-pipeline");
    await expect(undoDialog.problem).toContainText("1.9-hotfix");
    await expect(undoDialog.confirm).toHaveCount(0);
    await undoDialog.lookAgain.click();
    await expect(undoDialog.now).toContainText("web:1.9-hotfix");
    await expect(undoDialog.changes).toContainText("web:1.9-hotfix");
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
  });

  test("by a pause asks for the resume as well", async ({ cluster, namespace, rolloutPage, undoDialog }) => {
    await cluster.patch(namespace, "web", { spec: { paused: true } });

    await undoDialog.lookAgain.click();

    await expect(undoDialog.confirm).toHaveText("Roll back and resume");
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect((await cluster.deployment(namespace, "web")).spec.paused ?? false).toBe(false);
  });

  test("by the loss of its target says so", async ({ cluster, namespace, undoDialog }) => {
    const [first] = await cluster.replicaSets(namespace, "web");
    await cluster.api.delete(`/apis/apps/v1/namespaces/${namespace}/replicasets/${first?.metadata.name}`);

    await expect(undoDialog.root.getByRole("alert")).toContainText(/Revision 1 (was deleted|is gone)/);
    await expect(undoDialog.confirm).toHaveCount(0);
  });

  test("by somebody else's rollback to the same revision has nothing left to ask", async ({
    recorded: { proxy },
    cluster,
    namespace,
    undoDialog,
  }) => {
    await cluster.setImage(namespace, "web", "web:1.8");

    await expect(undoDialog.title).toHaveText("web runs revision 1 already");
    expect(proxy.patches).toEqual([]);
  });
});
