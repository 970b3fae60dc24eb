import type { Cluster } from "../clusters/cluster";
import { ComparisonPanel } from "../pages/comparison-panel";
import { expect, test } from "../test";
import { shoot } from "./shoot";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

test("the pictures of the README", async ({ cluster, namespace, page, rolloutPage, undoDialog }) => {
  test.setTimeout(120_000);
  await checkoutOf(cluster, namespace);
  const panel = new ComparisonPanel(page);

  await rolloutPage.open(namespace, "checkout");
  await expect(panel.change("image")).toBeVisible();
  await shoot(page, "rollout");

  await panel.tab("YAML").click();
  await expect(panel.lines).toContainText("/healthz");
  await shoot(page, "comparison", { top: () => panel.root.scrollIntoViewIfNeeded() });

  await panel.tab("What changed").click();
  await rolloutPage.rollBackTo(2);
  await expect(undoDialog.confirm).toBeEnabled();
  await expect(undoDialog.checks.first()).toBeVisible();
  await undoDialog.reason.fill("checkout answers 500");
  await expect(undoDialog.confirm).toBeEnabled();
  await shoot(page, "undo");
});

/** A shop's checkout that was released three times; the last release never became ready. */
async function checkoutOf(cluster: Cluster, namespace: string): Promise<void> {
  const probe = (path: string) => ({ httpGet: { path, port: 8080 }, periodSeconds: 2 });
  const template = (version: string, { path, env, memory }: { path: string; env: object[]; memory: string }) => ({
    spec: {
      containers: [
        {
          name: "checkout",
          image: `registry.example/shop/checkout:${version}`,
          env: [...env, { name: "DB_PASSWORD", value: `example-${version}` }],
          envFrom: [{ configMapRef: { name: "checkout-config" } }],
          resources: { requests: { cpu: "50m" }, limits: { memory } },
          readinessProbe: probe(path),
        },
      ],
    },
  });
  const old = { path: "/healthz", env: [{ name: "LEGACY_CART", value: "1" }], memory: "256Mi" };
  const fresh = { path: "/health", env: [{ name: "FEATURE_PAY", value: "true" }], memory: "512Mi" };
  const configMap = { metadata: { name: "checkout-config" }, data: { currency: "EUR" } };
  await cluster.api.post(`/api/v1/namespaces/${namespace}/configmaps`, configMap);
  await cluster.deploy(namespace, {
    name: "checkout",
    image: "checkout",
    replicas: 10,
    cause: "첫 번째 출시",
    spec: { template: template("2.3.7", old) },
    metadata: {
      annotations: {
        "argocd.argoproj.io/tracking-id": `shop:apps/Deployment:${namespace}/checkout`,
        [LAST_APPLIED]: JSON.stringify({ spec: { template: template("2.4.1", fresh) } }),
      },
    },
  });
  await cluster.waitComplete(namespace, "checkout");
  const releases = [
    { cause: "release 2.4.0", template: template("2.4.0", old), done: true },
    { cause: "release 2.4.1: pay by card", template: template("2.4.1-never-ready", fresh), done: false },
  ];
  for (const { cause, template: next, done } of releases) {
    await cluster.patch(
      namespace,
      "checkout",
      { metadata: { annotations: { "kubernetes.io/change-cause": cause } }, spec: { template: next } },
      "merge",
    );
    if (done) await cluster.waitComplete(namespace, "checkout");
    else await cluster.waitFor(namespace, "checkout", ({ status }) => (status?.updatedReplicas ?? 0) > 0);
  }
}
