import type { Rule } from "../clusters/users";
import { EventReader } from "../pages/event-reader";
import { expect, test } from "../test";

const READ: Rule = { apiGroups: ["apps"], resources: ["deployments", "replicasets"], verbs: ["get", "list"] };

/** Longer than the server waits between two readings. */
const SOON = { timeout: 20_000 };

test("without the right to watch the screens read every few seconds, and say so (T92)", async ({
  cluster,
  namespace,
  openApp,
  listPage,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  const { kubeconfig } = await cluster.userWith({ rules: [READ], namespace });
  const { url } = await openApp({ kubeconfig });

  await listPage.open(namespace, { appUrl: url });
  await expect(listPage.freshness).toHaveAccessibleName(/^not live, updated \d+ s ago/);
  await expect(listPage.freshness).toHaveAttribute("title", /no right to watch deployments in namespace/);
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await expect(listPage.row("web")).toContainText("second", SOON);

  await listPage.link("web").click();
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^not live/);
  await cluster.setImage(namespace, "web", "web:3", { cause: "third" });
  await expect(rolloutPage.current).toContainText("third", SOON);
  await expect(rolloutPage.problem).toHaveCount(0);
});

test("who may not list all namespaces at once follows those that may be read", async ({
  cluster,
  namespace,
  openApp,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const namespaces: Rule = { apiGroups: [""], resources: ["namespaces"], verbs: ["list"] };
  const { kubeconfig } = await cluster.userWith({ rules: [READ], namespace }, { rules: [namespaces] });
  const { url } = await openApp({ kubeconfig });
  const reader = await EventReader.open(`${url}/api/clusters/${cluster.context}/stream`);

  const snapshot = await reader.first(({ type }) => type === "snapshot");
  expect(snapshot).toMatchObject({ rollouts: [{ name: "web", namespace }], mode: { kind: "polling" } });
  await cluster.setImage(namespace, "web", "web:2");
  await reader.first((event) => event.type === "changed" && event.rollouts[0]?.images[0] === "web:2");
  reader.close();
});

test("a stream tells what is forbidden, and a foreign page gets none", async ({ cluster, namespace, openApp }) => {
  const { kubeconfig } = await cluster.userWith();
  const { url } = await openApp({ kubeconfig });
  const stream = `${url}/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
  const reader = await EventReader.open(stream);
  expect(await reader.first(({ type }) => type === "problem")).toMatchObject({ problem: { code: "forbidden" } });
  reader.close();

  for (const headers of [{ origin: "http://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
    const response = await fetch(stream, { headers });
    expect([response.status, (await response.json()).code]).toEqual([403, "wrong-origin"]);
  }
});
