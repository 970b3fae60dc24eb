import { release } from "../clusters/release";
import { expect, test } from "../test";

test("pods that still end after a rollback is complete are told, until they are gone", async ({
  cluster,
  namespace,
  page,
  rolloutPage,
  undoDialog,
}) => {
  const template = { spec: { terminationGracePeriodSeconds: 120 } };
  await release(cluster, namespace, [{ image: "web:1.8" }, { image: "web:1.9-slow-stop" }], { spec: { template } });
  await rolloutPage.open(namespace, "web");
  await rolloutPage.rollBackTo(1);
  await undoDialog.confirm.click();

  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  await expect(rolloutPage.progress).toContainText("1 pod is still terminating");
  await expect(rolloutPage.terminating).toHaveText("1 pod is still terminating.");
  await page.reload();
  await expect(rolloutPage.terminating).toHaveText("1 pod is still terminating.");

  const ending = (await cluster.pods(namespace, "web")).filter(({ metadata }) => metadata.deletionTimestamp);
  expect(ending).toHaveLength(1);
  await cluster.api.delete(`/api/v1/namespaces/${namespace}/pods/${ending[0]?.metadata.name}`, {
    gracePeriodSeconds: 0,
  });

  await expect(rolloutPage.terminating).toHaveCount(0);
});
