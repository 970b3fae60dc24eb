import type { Cluster } from "../clusters/cluster";
import { expectAccessible } from "../accessible";
import { expect, test } from "../test";

async function twoRevisions(cluster: Cluster, namespace: string, name: string, second: string): Promise<void> {
  await cluster.deploy(namespace, { name, image: "web:1", replicas: 2, cause: "first" });
  await cluster.waitComplete(namespace, name);
  await cluster.setImage(namespace, name, second, { cause: "second" });
}

test.use({ allowedPageErrors: [/status of (401|403|404|409|50[0-9])/] });

// Each state in four looks.
test.describe.configure({ timeout: 180_000 });

test(
  "the start is accessible: empty, loaded, filtered to nothing, and with a problem",
  { tag: "@screen" },
  async ({ cluster, namespace, openApp, page, startPage }) => {
    await startPage.open();
    await expect(startPage.namespace(namespace)).toBeVisible();
    await expectAccessible(page, "loaded");

    await startPage.namespaceField.fill("no-such-namespace");
    await expect(page.getByText("This cluster has no namespace called “no-such-namespace”")).toBeVisible();
    await expectAccessible(page, "filtered to nothing");

    const empty = await cluster.writeKubeconfig([]);
    await startPage.open((await openApp({ kubeconfig: empty })).url);
    await expect(startPage.problem).toContainText("has no contexts");
    await expectAccessible(page, "empty");

    await startPage.open((await openApp({ kubeconfig: null })).url);
    await expect(startPage.problem).toHaveAttribute("data-code", "no-kubeconfig");
    await expectAccessible(page, "no kubeconfig");

    const dead = await cluster.kubeconfigFor(cluster.admin, { server: "https://127.0.0.1:1" });
    await startPage.open((await openApp({ kubeconfig: dead })).url);
    await expect(startPage.problem).toHaveAttribute("data-code", "cluster-unreachable");
    await expectAccessible(page, "dead cluster");
  },
);

test(
  "the list is accessible: waiting, empty, loaded, filtered to nothing, and with a problem",
  { tag: "@screen" },
  async ({ cluster, namespace, recorded: { url, proxy }, page, listPage }) => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    proxy.on(({ path }) => path.includes("/deployments?"), { kind: "first", act: () => held }, 1);
    await listPage.open(namespace, { appUrl: url });
    await expect(page.getByText("Reading rollouts…")).toBeAttached();
    await expectAccessible(page, "waiting");
    goOn();

    await expect(page.getByRole("heading", { name: "No Deployments here" })).toBeVisible();
    await expectAccessible(page, "empty");

    await twoRevisions(cluster, namespace, "web", "web:2-pull-failure");
    await cluster.deploy(namespace, { name: "api", image: "api:1", cause: "first" });
    await cluster.deploy(namespace, { name: "paused", image: "api:1", spec: { paused: true } });
    await cluster.deploy(namespace, { name: "none", image: "api:1", replicas: 0 });
    await expect(listPage.rows).toHaveCount(4, { timeout: 20_000 });
    await expectAccessible(page, "loaded");

    await page.getByRole("button", { name: "Choose another namespace" }).click();
    await expect(page.getByRole("option", { name: namespace })).toBeVisible();
    await expectAccessible(page, "choosing a namespace");
    await page.keyboard.press("Escape");

    await listPage.filter.fill("nothing of that kind");
    await expect(page.getByRole("heading", { name: "No Deployment matches" })).toBeVisible();
    await expectAccessible(page, "filtered to nothing");

    await listPage.open(namespace, { appUrl: url, search: "?filter=" });
    await expect(listPage.rows).toHaveCount(4);
    proxy.on(() => true, { kind: "answer", status: 500, body: { kind: "Status", message: "etcd is gone", code: 500 } });
    proxy.breakWatches("");
    await listPage.freshness.click();
    await expect(listPage.problem).toHaveAttribute("data-code", "cluster-error");
    await expectAccessible(page, "loaded, then a problem");

    await page.reload();
    await expect(listPage.problem).toHaveAttribute("data-code", "cluster-error");
    await expectAccessible(page, "a problem instead of a list");
  },
);

test(
  "a rollout is accessible: waiting, without history, loaded, with the template open, and with a problem",
  { tag: "@screen" },
  async ({ cluster, namespace, recorded: { url, proxy }, page, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { paused: true } });
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    proxy.on(({ path }) => path.includes("metadata.name%3Dweb"), { kind: "first", act: () => held }, 1);
    await rolloutPage.open(namespace, "web", url);
    await expect(page.getByText("Reading the rollout…")).toBeAttached();
    await expectAccessible(page, "waiting");
    goOn();
    await expect(page.getByRole("heading", { name: "No history yet" })).toBeVisible();
    await expectAccessible(page, "without history");

    await twoRevisions(cluster, namespace, "shop", "web:2-pull-failure");
    await rolloutPage.open(namespace, "shop", url);
    await expect(rolloutPage.revisions).toHaveCount(2);
    await expectAccessible(page, "loaded");

    await rolloutPage.choose(1);
    await expect(rolloutPage.panel.getByRole("region", { name: /^Pod template/ })).toContainText("image: web:1");
    await expectAccessible(page, "with the template open");

    await page.goto(`${url}${rolloutPage.pathOf(namespace, "shop")}?revision=00000000-0000-4000-8000-000000000000`);
    await expect(page.getByRole("heading", { name: "No such revision" })).toBeVisible();
    await expectAccessible(page, "no such revision");

    await rolloutPage.open(namespace, "nothing", url);
    await expect(rolloutPage.problem).toHaveAttribute("data-code", "not-found");
    await expectAccessible(page, "not there");

    // One that no watch follows yet.
    await twoRevisions(cluster, namespace, "closed", "web:2");
    const forbidden = { kind: "Status", status: "Failure", message: "no <b>right</b>", code: 403 };
    proxy.on(({ path }) => path.includes("/replicasets"), { kind: "answer", status: 403, body: forbidden });
    await rolloutPage.open(namespace, "closed", url);
    await expect(rolloutPage.problem).toContainText("The history cannot be read");
    await expectAccessible(page, "without the right to its history");

    await page.goto(`${url}/a/b/c/d/e`);
    await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    await expectAccessible(page, "no such page");
  },
);
