import type { Cluster } from "../clusters/cluster";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const HOLD = ["rewind.test/hold"];

test.use({ allowedPageErrors: [/status of (404|409)/] });

/** Two revisions of a Deployment that stays when it is deleted, until `release`. */
async function heldDeployment(cluster: Cluster, namespace: string): Promise<void> {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first", metadata: { finalizers: HOLD } });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
}

async function release(cluster: Cluster, namespace: string): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
  await cluster.api.answer("PATCH", path, { metadata: { finalizers: null } }, "application/merge-patch+json");
}

test("a Deployment that is being deleted says so, and nothing can be done to it (T98)", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  page,
  request,
  listPage,
  rolloutPage,
}) => {
  await heldDeployment(cluster, namespace);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const { live } = await api.read();
  const { uid } = await api.revision(1);
  await cluster.remove(namespace, "web", "Foreground");
  try {
    await listPage.open(namespace, { appUrl: url });
    await expect(listPage.row("web")).toContainText("Being deleted");
    await listPage.link("web").click();

    await expect(page.getByText("Being deleted", { exact: true })).toBeVisible();
    for (const button of [rolloutPage.undo, rolloutPage.pause, rolloutPage.restart]) {
      await expect(button).toHaveAttribute("aria-disabled", "true");
      await expect(button).toHaveAccessibleDescription("It is being deleted, so nothing can be changed any more.");
      await button.click({ force: true });
    }
    await page.keyboard.press("r");
    await expect(page.getByRole("alertdialog")).toHaveCount(0);

    for (const [verb, body] of [
      ["undo", { to: uid, seen: live.digest }],
      ["pause", {}],
      ["resume", {}],
      ["restart", {}],
    ] as const) {
      const { status, problem } = await problemOf(await api.post(verb, body));
      expect([verb, status, problem.code]).toEqual([verb, 409, "being-deleted"]);
    }
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2");
  } finally {
    await release(cluster, namespace);
  }
});

test("a namespace that goes away under an open question is answered, down to its end (T97)", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  page,
  rolloutPage,
  undoDialog,
}) => {
  await heldDeployment(cluster, namespace);
  await rolloutPage.open(namespace, "web", url);
  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.confirm).toBeEnabled();
  try {
    await cluster.api.delete(`/api/v1/namespaces/${namespace}`);
    await cluster.waitFor(namespace, "web", ({ metadata }) => metadata.deletionTimestamp !== undefined);
    // Either the page or the next preview learns of it first.
    await expect(undoDialog.root.getByRole("alert")).toContainText(/"?web"? is being deleted/);
    await expect(undoDialog.confirm).toBeHidden();
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2");
  } finally {
    await release(cluster, namespace);
  }
  await undoDialog.cancel.click();

  await expect(rolloutPage.problem).toHaveAttribute("data-code", "not-found", { timeout: 20_000 });
  await expect(rolloutPage.problem).toContainText(`There is no Deployment "web" in namespace "${namespace}"`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("web");
  await expect(rolloutPage.pause).toHaveAttribute("aria-disabled", "true");
  expect(proxy.patches).toEqual([]);
});
