import { EVERY_NAMESPACE } from "@/lib/contract/cluster-segment";
import { expect, test } from "../test";

test("what changed in the last hour is answered in one look, with the undo one click away", async ({
  cluster,
  namespace,
  page,
  listPage,
  activityPage,
  undoDialog,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.deploy(namespace, { name: "api", image: "api:1", cause: "the beginning" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
  await listPage.open(namespace);
  await page.getByRole("link", { name: "What changed lately" }).click();

  await expect(activityPage.rows).toHaveCount(3);
  await expect(activityPage.period("Last hour").getByRole("listitem")).toHaveCount(3);
  const newest = activityPage.row("web", 2);
  await expect(newest).toContainText("image web:1 → 2");
  await expect(newest).toContainText("second");
  await expect(newest).toContainText("Complete");
  await expect(newest).toContainText(/by \S/);
  await expect(activityPage.row("web", 1)).toContainText("replaced since");

  await activityPage.filter.fill("beginning");
  await expect(activityPage.rows).toHaveCount(1);
  await activityPage.filter.fill("");
  await activityPage.undo("web").click();
  await expect(undoDialog.title).toHaveText("Roll back web to revision 1?");
});

test.describe("over all namespaces", () => {
  test.use({ allowedPageErrors: [/status of 403/] });

  test("each change says where it was, and a right that is missing is told", async ({
    cluster,
    namespace,
    openApp,
    page,
    activityPage,
  }) => {
    await cluster.deploy(namespace, { name: "only-here", image: "web:1" });
    await activityPage.open(EVERY_NAMESPACE);
    await activityPage.filter.fill(namespace);
    await expect(activityPage.rows).toHaveCount(1);
    await expect(activityPage.rows).toContainText(namespace);

    const rules = [{ apiGroups: ["apps"], resources: ["deployments", "replicasets"], verbs: ["get"] }];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    await activityPage.open(namespace, (await openApp({ kubeconfig })).url);
    await expect(page.locator("[role=alert][data-code=forbidden]")).toContainText("list deployments");
  });
});

test("the rows are walked by keyboard", { tag: "@screen" }, async ({ cluster, namespace, page, activityPage }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  await cluster.setImage(namespace, "web", "web:2");
  await activityPage.open(namespace);
  await expect(activityPage.rows).toHaveCount(2);

  await page.keyboard.press("j");
  await expect(activityPage.link("web", 2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(activityPage.link("web", 1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/deployments\/web\?to=/);
});
