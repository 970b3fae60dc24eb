import { EventReader } from "../pages/event-reader";
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
    await expect(listPage.problem).toContainText("What you see below was read before that.");
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

  test("a cluster that falls silent without a word is called silent within thirty seconds, a quiet one never", async ({
    cluster,
    namespace,
    listPage,
    recorded: { url, proxy },
    appUrl,
  }) => {
    test.setTimeout(90_000);
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.waitComplete(namespace, "web");
    const stream = `/api/clusters/${cluster.context}/stream?namespace=${namespace}`;
    const api = `${url}/api/clusters/${cluster.context}`;
    await listPage.open(namespace, { appUrl: url });
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
    const [silenced, quiet] = [await EventReader.open(`${url}${stream}`), await EventReader.open(`${appUrl}${stream}`)];
    await Promise.all([silenced, quiet].map((reader) => reader.first(({ type }) => type === "snapshot")));

    const since = Date.now();
    proxy.fallSilent();
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    const firstReadings = ["/namespaces", `/activity?namespace=${namespace}`, "/rollouts", "/rollouts?watched=true"];
    const answers = firstReadings.map(async (path) => {
      const answer = await fetch(`${api}${path}`);
      expect([answer.status, (await answer.json()).advice.text]).toEqual([504, expect.stringContaining("VPN")]);
      return Date.now() - since;
    });
    for (const answered of answers) expect(await answered).toBeLessThan(11_500);

    await expect(listPage.problem).toHaveAttribute("data-code", "cluster-timeout", { timeout: 30_000 });
    expect(Date.now() - since).toBeLessThan(30_000);
    await expect(listPage.problem).toContainText("The cluster does not answer any more");
    await expect(listPage.problem).toContainText("Rewind last heard from the cluster at 20");
    await expect(listPage.freshness).toHaveAccessibleName(/^data is \d\d s old: cluster stopped answering/);
    await expect(listPage.row("web")).toContainText("first");
    const told = silenced.events.flatMap((event) => (event.type === "fresh" ? Date.parse(event.at) : []));
    expect(told.every((at) => at <= since)).toBe(true);
    expect(quiet.events.map(({ type }) => type)).not.toContain("problem");
    expect(quiet.events.findLast(({ type }) => type === "fresh")).toMatchObject({ age: expect.any(Number) });

    proxy.calm();
    await expect(listPage.row("web")).toContainText("second", SOON);
    await expect(listPage.problem).toHaveCount(0);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
    for (const reader of [silenced, quiet]) reader.close();
  });
});
