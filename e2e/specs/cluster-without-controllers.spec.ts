import { expect, test } from "../test";

// Of a file's own: another control plane is another worker.
test.use({ controllers: false });

test("without controllers objects stay as they are written", async ({ cluster, namespace }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });

  await cluster.patch(namespace, "web", { spec: { template: { metadata: { labels: { tier: "front" } } } } });

  expect(await cluster.replicaSets(namespace, "web")).toEqual([]);
  expect((await cluster.deployment(namespace, "web")).status).toEqual({});
});
