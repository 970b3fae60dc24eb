import { addReplicaSet } from "../clusters/new-replica-set";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

// Nobody clears the namespace, so it stays as it is between its end being asked for and its objects going.
test.use({ controllers: false });

test("in a namespace that ends a Deployment can still be written, and what the cluster says is shown (T97)", async ({
  cluster,
  namespace,
  page,
  request,
  rolloutPage,
  undoDialog,
}) => {
  const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
  await addReplicaSet(cluster.api, web, { name: "one", image: "web:1", revision: "1" });
  await addReplicaSet(cluster.api, web, { name: "two", revision: "2" });
  const said = `pods "web-x" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`;
  await cluster.api.delete(`/api/v1/namespaces/${namespace}`);
  const condition = { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: said };
  const { metadata } = await cluster.deployment(namespace, "web");
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web/status`;
  const status = { observedGeneration: metadata.generation, conditions: [condition] };
  await cluster.api.patch(path, { status });

  await rolloutPage.open(namespace, "web");
  await expect(page.getByText("Pods refused", { exact: true })).toBeVisible();
  await expect(page.getByText(said).first()).toBeVisible();
  await rolloutPage.rollBackTo(1);
  await undoDialog.confirm.click();

  await expect.poll(() => cluster.imageOf(namespace, "web")).toBe("web:1");
  expect((await new RolloutApi(request, cluster.context, namespace, "web").read()).revisions).toHaveLength(2);
});
