import { addReplicaSet } from "../clusters/new-replica-set";
import { expect, test } from "../test";

// Controllers would adopt or release what these leave lying about.
test.use({ controllers: false });

test.describe("a ReplicaSet that only looks like a revision", () => {
  test.beforeEach(async ({ cluster, namespace }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await addReplicaSet(cluster.api, web, { name: "own", revision: "1" });
  });

  test("is not shown when a namesake of other uid controls it (T10)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deployment(namespace, "web");
    const owner = { uid: "11111111-2222-3333-4444-555555555555", name: "web", kind: "Deployment" };
    await addReplicaSet(cluster.api, web, { name: "other", image: "web:other", revision: "2", owner });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(1);
    await expect(rolloutPage.revision(1)).toContainText("web:1");
  });

  test("is not shown but told of when nobody controls it (T11)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deployment(namespace, "web");
    await addReplicaSet(cluster.api, web, { name: "stray", image: "web:stray", revision: "2", owner: null });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.notice("unowned-revisions")).toContainText("stray");
    await expect(rolloutPage.revisions).toHaveCount(1);
  });

  test("is not shown when the selector does not match it (T13)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deployment(namespace, "web");
    const labels = { app: "another" };
    await addReplicaSet(cluster.api, web, { name: "unlike", image: "web:unlike", revision: "2", labels });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revision(1)).toBeVisible();
    await expect(rolloutPage.revisions).toHaveCount(1);
  });

  test("by name only is a revision: the owner's uid decides", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deployment(namespace, "web");
    const owner = { uid: web.metadata.uid, name: "renamed", kind: "Rollout" };
    await addReplicaSet(cluster.api, web, { name: "kin", image: "web:0", revision: "0", owner });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revision(0)).toContainText("web:0");
  });
});

test("a selector with expressions finds what it means (T15)", async ({ cluster, namespace, rolloutPage }) => {
  const labels = { app: "web", tier: "front" };
  const matchExpressions = [
    { key: "tier", operator: "In", values: ["front", "edge"] },
    { key: "ring", operator: "NotIn", values: ["green"] },
    { key: "app", operator: "Exists" },
  ];
  const spec = { selector: { matchLabels: {}, matchExpressions }, template: { metadata: { labels } } };
  const web = await cluster.deploy(namespace, { name: "web", image: "web:3", spec });
  const add = (name: string, revision: string, extra: Record<string, string>) =>
    addReplicaSet(cluster.api, web, { name, image: `web:${name}`, revision, labels: { ...labels, ...extra } });
  await add("edge", "1", { tier: "edge" });
  await add("green", "2", { ring: "green" });
  await add("back", "3", { tier: "back" });
  await add("blue", "4", { ring: "blue" });

  await rolloutPage.open(namespace, "web");

  await expect(rolloutPage.revisions).toHaveCount(2);
  expect(await rolloutPage.revisionNames()).toEqual(["Revision 4", "Revision 1"]);
});
