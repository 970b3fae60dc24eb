import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;

test("a rollback under Recreate says that all pods go down first, and they do", async ({
  cluster,
  namespace,
  request,
  rolloutPage,
  undoDialog,
}) => {
  const strategy = { type: "Recreate", rollingUpdate: null };
  await release(cluster, namespace, TWO, { replicas: 2, spec: { strategy } });
  const before = (await cluster.pods(namespace, "web")).map(({ metadata }) => metadata.uid);
  await rolloutPage.open(namespace, "web");
  await rolloutPage.rollBackTo(1);

  await expect(undoDialog.pods).toHaveText("First ends 2 pods · then creates 2");
  await expect(undoDialog.root).toContainText("Recreate takes all 2 pods down before a new one starts.");
  const check = undoDialog.root.locator("[data-check=outage]");
  await expect(check).toHaveAttribute("data-state", "warn");
  await expect(check).toContainText("nothing serves meanwhile");
  await expect(undoDialog.fine).toHaveText(/\b12 other checks passed, 7 do not apply$/);
  await undoDialog.fine.press("Enter");
  await expect(undoDialog.root.locator("[data-check][data-state=not-applicable]")).toHaveCount(7);
  const { outage } = await new RolloutApi(request, cluster.context, namespace, "web").preview(1);
  expect(outage).toEqual({ kind: "all-down-first", down: 2, kept: 0 });

  await undoDialog.confirm.click();

  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  const after = (await cluster.pods(namespace, "web")).map(({ metadata }) => metadata.uid);
  expect(after.filter((uid) => before.includes(uid))).toEqual([]);
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
});
