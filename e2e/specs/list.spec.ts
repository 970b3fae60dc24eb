import { limitPods, releaseStuck } from "../clusters/stuck-release";
import { expect, test } from "../test";

test.describe("the list", () => {
  test("says of each Deployment what the cluster says", async ({ cluster, namespace, listPage }) => {
    const image = "registry.test:5000/shop/web";
    await cluster.deploy(namespace, { name: "web", image: `${image}:1`, replicas: 3, cause: "first" });
    await cluster.setImage(namespace, "web", `${image}:2`, { cause: "second" });
    await cluster.deploy(namespace, { name: "bare", image: "bare:1-never-ready", replicas: 2 });
    const { metadata } = await cluster.waitComplete(namespace, "web");

    await listPage.open(namespace);

    await expect(listPage.count).toHaveText("2 Deployments");
    const cells = async (name: string) => ({
      state: await listPage.cell(name, "state"),
      ready: await listPage.cell(name, "ready"),
      updated: await listPage.cell(name, "updated"),
      available: await listPage.cell(name, "available"),
      revision: await listPage.cell(name, "revision"),
      images: await listPage.cell(name, "images"),
      cause: await listPage.cell(name, "cause"),
    });
    expect(await cells("web")).toEqual({
      state: "Complete",
      ready: "3/3",
      updated: "3",
      available: "3",
      revision: "2",
      images: "web:2",
      cause: "second",
    });
    expect(await cells("bare")).toEqual({
      state: "Rolling out",
      ready: "0/2",
      updated: "2",
      available: "0",
      revision: "1",
      images: "bare:1-never-ready",
      cause: "no change cause",
    });
    await expect(listPage.row("web").getByTitle(`${image}:2`)).toBeVisible();
    expect(await listPage.cell("web", "age")).toMatch(/^\d+ (s|min)$/);
    const made = listPage.row("web").locator(`time[datetime="${metadata["creationTimestamp"]}"]`);
    await expect(made.last()).toBeVisible();
    expect(await listPage.cell("web", "changed")).toMatch(/^(just now|\d+ (s|min) ago)$/);
  });

  test("begins with what needs attention, and says why", async ({ cluster, namespace, page, listPage }) => {
    await cluster.deploy(namespace, { name: "b-complete", image: "web:1" });
    await cluster.deploy(namespace, { name: "a-asleep", image: "web:1", replicas: 0 });
    await cluster.deploy(namespace, { name: "p-paused", image: "web:1" });
    await cluster.deploy(namespace, { name: "q-pending", image: "web:1" });
    await cluster.deploy(namespace, { name: "r-rolling", image: "web:1-never-ready" });
    const stuck = { progressDeadlineSeconds: 1, minReadySeconds: 0 };
    await cluster.deploy(namespace, { name: "z-stuck", image: "web:1-pull-failure", spec: stuck });
    for (const name of ["b-complete", "p-paused", "q-pending"]) await cluster.waitComplete(namespace, name);
    await cluster.patch(namespace, "p-paused", { spec: { paused: true } });
    await cluster.patch(namespace, "q-pending", { spec: { paused: true } });
    await cluster.setImage(namespace, "q-pending", "web:2");
    await cluster.waitFor(namespace, "z-stuck", ({ status }) =>
      (status.conditions ?? []).some(({ reason }) => reason === "ProgressDeadlineExceeded"),
    );

    await listPage.open(namespace);

    await expect(listPage.rows).toHaveCount(6);
    expect(await listPage.names()).toEqual(["z-stuck", "r-rolling", "p-paused", "q-pending", "a-asleep", "b-complete"]);
    expect(await listPage.cell("z-stuck", "state")).toMatch(/^Stuck \d+ (s|min)$/);
    await expect(listPage.row("z-stuck")).toContainText("No progress within the deadline: 1 of 1 are up to date");
    // The first revision has nothing before it.
    await expect(listPage.row("z-stuck")).not.toContainText("Roll back");
    expect(await listPage.cell("r-rolling", "state")).toBe("Rolling out");
    expect(await listPage.cell("p-paused", "state")).toBe("Paused");
    expect(await listPage.cell("q-pending", "state")).toBe("Paused, pending");
    expect(await listPage.cell("a-asleep", "state")).toBe("Scaled to zero");
    expect(await listPage.cell("b-complete", "state")).toBe("Complete");
    await expect(page).toHaveTitle(`✕ 1 · ${namespace} · Rewind`);
  });

  test("of a paused Deployment whose pods are refused says both, and why", async ({
    cluster,
    namespace,
    page,
    listPage,
    rolloutPage,
  }) => {
    await limitPods(cluster, namespace, "2");
    await releaseStuck(cluster, namespace, { image: "web:2" });
    await cluster.waitFor(namespace, "web", ({ status }) =>
      (status.conditions ?? []).some(({ type }) => type === "ReplicaFailure"),
    );
    await cluster.patch(namespace, "web", { spec: { paused: true } });

    await listPage.open(namespace);

    await expect.poll(() => listPage.cell("web", "state")).toMatch(/^Pods refused.*\s+Paused, pending$/s);
    await expect(listPage.row("web")).toContainText(
      'Quota "object-counts" is used up: pods 2 used of 2, 1 more requested. 2 older pods are still there. Its pause is not the reason.',
    );
    // Another template would be refused as well.
    await expect(listPage.row("web")).not.toContainText("Roll back");
    await expect(listPage.chip("Needs attention")).toHaveText(/Needs attention\s*1/);
    await listPage.chip("Paused").click();
    await expect(listPage.link("web")).toBeVisible();
    await rolloutPage.open(namespace, "web");

    await expect(page.locator("[data-state=pods-refused]")).toBeVisible();
    await expect(page.locator("[data-state=paused-with-change]")).toHaveText("Paused, pending");
    await expect(rolloutPage.finding("quota-exceeded")).toContainText('Quota "object-counts" is used up');
    await cluster.api.delete(`/api/v1/namespaces/${namespace}/resourcequotas/object-counts`);
    await expect(page.locator("[data-state=pods-refused]")).toHaveCount(0, { timeout: 60_000 });
    await expect(page.locator("[data-state=paused-with-change]")).toBeVisible();
  });

  test("of all namespaces names the namespace of each, and leads there", async ({
    cluster,
    namespace,
    listPage,
    startPage,
    rolloutPage,
  }) => {
    const name = `web-${namespace}`;
    await cluster.createNamespace(`${namespace}-b`);
    await cluster.deploy(namespace, { name, image: "web:1", cause: "here" });
    await cluster.deploy(`${namespace}-b`, { name, image: "web:2", cause: "there" });
    await startPage.open();
    await startPage.namespace("All namespaces").click();
    await listPage.filter.fill(name);

    await expect(listPage.rows).toHaveCount(2);
    const rowThere = listPage.row(name).filter({ hasText: "there" });
    await expect(rowThere.getByRole("cell", { name: `${namespace}-b`, exact: true })).toBeVisible();
    await rowThere.getByRole("link", { name, exact: true }).click();

    await expect(rolloutPage.current).toContainText("there");
  });

  test("of an empty namespace says so, and fills by itself", async ({ cluster, namespace, page, listPage }) => {
    await listPage.open(namespace);
    await expect(page.getByRole("heading", { name: "No Deployments here" })).toBeVisible();

    await cluster.deploy(namespace, { name: "web", image: "web:1" });

    await expect(listPage.link("web")).toBeVisible();
  });
});
