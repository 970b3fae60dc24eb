import { addReplicaSet } from "../clusters/new-replica-set";
import { expect, test } from "../test";

/** The controller changes what it finds, so these wait for what it makes of it. */
test.describe("revisions that come from elsewhere", () => {
  test("an adopted ReplicaSet is a revision with the number it had (T12)", async ({
    cluster,
    namespace,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await cluster.waitComplete(namespace, "web");
    await addReplicaSet(cluster.api, web, {
      name: "stray",
      image: "web:0",
      revision: "7",
      cause: "from before",
      owner: null,
    });
    await expect.poll(async () => (await cluster.replicaSets(namespace, "web")).length).toBe(2);

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revision(7)).toContainText("from before");
    await expect(rolloutPage.current).toContainText("web:1");
    await expect(rolloutPage.notice("unowned-revisions")).toHaveCount(0);
  });

  test("a Deployment made anew over orphans goes on with their history (T31)", async ({
    cluster,
    namespace,
    rolloutPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    await cluster.remove(namespace, "web", "Orphan");
    const status = async () => {
      const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
      return (await cluster.api.answer("GET", path)).status;
    };
    await expect.poll(status).toBe(404);

    await cluster.deploy(namespace, { name: "web", image: "web:2", cause: "second" });
    await expect.poll(async () => (await cluster.replicaSets(namespace, "web")).length).toBe(2);

    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.revisions).toHaveCount(2);
    expect(await rolloutPage.revisionNames()).toEqual(["Revision 2", "Revision 1"]);
    await expect(rolloutPage.current).toContainText("second");
    await expect(rolloutPage.revision(1)).toContainText("first");
  });

  test("the ReplicaSets of a deleted namesake are never shown (T32)", async ({ cluster, namespace, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "of the dead" });
    const [old] = await cluster.replicaSets(namespace, "web");
    const path = `/apis/apps/v1/namespaces/${namespace}/replicasets/${old?.metadata.name}`;
    // It stays for as long as the spec looks.
    await cluster.api.patch(path, { metadata: { finalizers: ["rewind.test/hold"] } });
    await cluster.remove(namespace, "web");

    const reborn = await cluster.deploy(namespace, { name: "web", image: "web:9", cause: "of the living" });
    await expect.poll(async () => (await cluster.replicaSets(namespace, "web")).length).toBe(1);
    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(1);
    await expect(rolloutPage.current).toContainText("of the living");
    const owners = (await cluster.replicaSets(namespace)).map(({ metadata }) => metadata.ownerReferences?.[0]?.uid);
    expect(owners).toHaveLength(2);
    expect(owners).toContain(reborn.metadata.uid);
    await cluster.api.patch(path, { metadata: { finalizers: null } });
  });
});
