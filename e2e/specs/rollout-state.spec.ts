import type { Cluster } from "../clusters/cluster";
import type { Condition } from "../clusters/objects";
import { expect, test } from "../test";

// States that controllers would leave again: what they say is written here.
test.use({ controllers: false });

const QUOTA =
  'pods "web-6d4-x2" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=8, limited: pods=8';

const done = () => condition("Progressing", "True", "NewReplicaSetAvailable");
const held = () => condition("Progressing", "Unknown", "DeploymentPaused");
const TOO_FEW = condition("Available", "False", "MinimumReplicasUnavailable", "Deployment does not have enough.");

test("what holds at the same time is told side by side, and the most urgent of it leads", async ({
  cluster,
  namespace,
  page,
  listPage,
  rolloutPage,
}) => {
  test.setTimeout(90_000);
  await deploy(cluster, namespace, "silent", () => null);
  const ten = { updatedReplicas: 10, replicas: 10, readyReplicas: 9, availableReplicas: 9 };
  await deploy(cluster, namespace, "short", () => ({ ...ten, conditions: [done()] }));
  const three = { updatedReplicas: 10, replicas: 10, readyReplicas: 3, availableReplicas: 3 };
  await deploy(cluster, namespace, "gone", () => ({ ...three, conditions: [done(), { ...TOO_FEW, ...LONG_AGO }] }));
  await deploy(cluster, namespace, "scaled", () => ({ ...three, conditions: [{ ...done(), ...LONG_AGO }, TOO_FEW] }));
  const none = { updatedReplicas: 10, replicas: 10, unavailableReplicas: 10 };
  await deploy(cluster, namespace, "stopped", () => ({ ...none, conditions: [held(), TOO_FEW] }), { paused: true });
  const denied = condition(
    "Progressing",
    "False",
    "ReplicaSetCreateError",
    `Failed to create new replica set: ${QUOTA}`,
  );
  const eight = { updatedReplicas: 0, replicas: 8, readyReplicas: 8, availableReplicas: 8, observedGeneration: 0 };
  await deploy(cluster, namespace, "refused", () => ({ ...eight, conditions: [denied] }));

  await listPage.open(namespace);

  await expect.poll(() => listPage.cell("short", "state")).toBe("Complete, 9 of 10");
  expect(await listPage.cell("gone", "state")).toMatch(/^Unavailable/);
  await expect(listPage.row("gone")).toContainText("Only 3 of 10 are available.");
  expect(await listPage.cell("scaled", "state")).toBe("Scaling up");
  expect(await listPage.cell("stopped", "state")).toMatch(/^Unavailable.*\s+Paused$/s);
  expect(await listPage.cell("refused", "state")).toMatch(/^ReplicaSet refused/);
  await expect(listPage.row("refused")).toContainText('Quota "object-counts" is used up: pods 8 used of 8');
  // None of these templates is what is wrong.
  for (const name of ["gone", "scaled", "stopped", "refused"]) {
    await expect(listPage.row(name)).not.toContainText("Roll back");
  }
  await expect(listPage.chip("Paused")).toHaveText(/Paused\s*1/);

  // Nobody writes anything, and yet it is told when the controller had the time to react.
  await expect.poll(() => listPage.cell("silent", "state"), { timeout: 40_000 }).toMatch(/^No reaction/);
  await expect(listPage.row("silent")).toContainText("The Deployment controller does not react to the last change.");
  await expect(listPage.chip("Needs attention")).toHaveText(/Needs attention\s*4/);

  await rolloutPage.open(namespace, "short");
  await expect(page.locator("[data-state=short]")).toHaveText("Complete, 9 of 10");
  await expect(page).toHaveTitle(/^✓ short/);
});

/** Makes a Deployment, and then its status; null leaves it without. */
async function deploy(cluster: Cluster, namespace: string, name: string, statusOf: () => object | null, spec = {}) {
  const metadata = { annotations: { "deployment.kubernetes.io/revision": "2" } };
  await cluster.deploy(namespace, { name, image: "web:1", replicas: 10, metadata, spec });
  const status = statusOf();
  if (!status) return;
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}/status`;
  await cluster.api.patch(path, { status: { observedGeneration: 1, ...status } });
}

const LONG_AGO = { lastUpdateTime: "2026-01-01T00:00:00Z", lastTransitionTime: "2026-01-01T00:00:00Z" };

function condition(type: string, status: string, reason: string, message = ""): Condition {
  const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  return { type, status, reason, message, lastUpdateTime: now, lastTransitionTime: now };
}
