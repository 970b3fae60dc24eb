import { expect, test } from "../test";

/** Longer than the server waits before it tries a cluster again. */
const SOON = { timeout: 20_000 };

test("a change in the cluster appears by itself, and the page says that it is live", async ({
  cluster,
  namespace,
  listPage,
  rolloutPage,
  page,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await listPage.open(namespace);
  await expect(listPage.row("web")).toContainText("first");
  await expect(listPage.freshness).toHaveAccessibleName(/^live/);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await expect(listPage.row("web")).toContainText("second", SOON);
  await expect(listPage.row("web")).toContainText("web:2");

  await listPage.link("web").click();
  await expect(rolloutPage.revisions).toHaveCount(2);
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);
  await cluster.setImage(namespace, "web", "web:3", { cause: "third" });
  await expect(rolloutPage.current).toContainText("third", SOON);
  await expect(rolloutPage.revisions).toHaveCount(3);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("the age of the data is a button that reads at once", async ({ cluster, namespace, listPage, openApp }) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const proxy = await cluster.recordingProxy();
  await listPage.open(namespace, { appUrl: (await openApp({ kubeconfig: proxy.kubeconfig })).url });
  await expect(listPage.link("web")).toBeVisible();
  const readings = () => proxy.callsTo(({ path }) => path.includes("/deployments?")).length;
  const before = readings();

  await listPage.freshness.click();

  await expect.poll(readings).toBeGreaterThan(before);
});

test.describe("when the cluster goes away", () => {
  test.use({ allowedPageErrors: [/status of (401|50[0-9])/] });

  test("what was shown stays, and says that it is old; when it is back, so is the list", async ({
    cluster,
    namespace,
    listPage,
    openApp,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const proxy = await cluster.recordingProxy();
    await listPage.open(namespace, { appUrl: (await openApp({ kubeconfig: proxy.kubeconfig })).url });
    await expect(listPage.row("web")).toContainText("first");

    await proxy.refuse();
    await expect(listPage.problem).toHaveAttribute("data-code", "cluster-unreachable", SOON);
    await expect(listPage.problem).toContainText("What is shown below was read before that.");
    await expect(listPage.freshness).toHaveAccessibleName(/^data is \d+ s old/);
    await expect(listPage.freshness).toContainText("cluster does not answer");
    await expect(listPage.row("web")).toContainText("first");

    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await proxy.accept();
    await expect(listPage.row("web")).toContainText("second", SOON);
    await expect(listPage.problem).toHaveCount(0);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
  });

  test("a history stays too; so it does when the credential expires, until somebody signs in", async ({
    cluster,
    namespace,
    openApp,
    rolloutPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const proxy = await cluster.recordingProxy();
    const { url } = await openApp({ kubeconfig: proxy.kubeconfig });
    await rolloutPage.open(namespace, "web", url);
    await expect(rolloutPage.current).toContainText("first");

    await proxy.refuse();
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^data is \d+ s old/, SOON);
    await expect(rolloutPage.current).toContainText("first");
    await proxy.accept();
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/, SOON);

    const unauthorized = { kind: "Status", status: "Failure", message: "Unauthorized", code: 401 };
    proxy.on(() => true, { kind: "answer", status: 401, body: unauthorized });
    proxy.breakWatches("");
    await expect(rolloutPage.problem).toHaveAttribute("data-code", "unauthenticated", SOON);
    await expect(rolloutPage.problem).toContainText("Sign in again");
    await expect(rolloutPage.current).toContainText("first");
    proxy.calm();
    await rolloutPage.freshness.click();
    await expect(rolloutPage.problem).toHaveCount(0);
  });
});
