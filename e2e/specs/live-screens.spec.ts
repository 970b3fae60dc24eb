import type { Page } from "@playwright/test";
import { isWatch, type RecordedCall } from "../clusters/recording-proxy";
import { ComparisonPanel } from "../pages/comparison-panel";
import { RolloutPage } from "../pages/rollout-page";
import { setHidden } from "../pages/visibility";
import { expect, test } from "../test";

/** A browser lets all its windows together have six connections to one server. */
const WINDOWS = 8;

/** Pods and what is said of them are read while a rollout moves. */
const OF_PODS = /\/(pods|events)(\?|$)/;

const readings = (calls: readonly RecordedCall[]) =>
  calls.filter((call) => !isWatch(call) && call.method === "GET" && !OF_PODS.test(call.path)).map(({ path }) => path);

/** What the page itself asks of Rewind for data, apart from streams, from now on. */
function requestsOf(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/\/rollouts(\/|\?|$)/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

test("list and rollout follow the cluster without reading again", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  listPage,
  page,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.waitComplete(namespace, "web");
  await listPage.open(namespace, { appUrl: url });
  await expect(listPage.freshness).toHaveAccessibleName(/^live/);
  const asked = requestsOf(page);
  proxy.forgetCalls();

  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await expect(listPage.row("web")).toContainText("second");
  await cluster.deploy(namespace, { name: "api", image: "api:1" });
  await expect(listPage.row("api")).toBeVisible();
  await cluster.remove(namespace, "api");
  await expect(listPage.row("api")).toHaveCount(0);
  expect(asked).toEqual([]);
  expect(readings(proxy.calls)).toEqual([]);

  await listPage.link("web").click();
  await expect(rolloutPage.current).toContainText("second");
  await expect(new ComparisonPanel(page).change("image")).toBeVisible();
  await expect(rolloutPage.pause).not.toHaveAttribute("aria-disabled");
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);
  asked.length = 0;
  proxy.forgetCalls();
  await cluster.setImage(namespace, "web", "web:3", { cause: "third" });
  await expect(rolloutPage.current).toContainText("third");
  await expect(rolloutPage.revisions).toHaveCount(3);
  // What the new template differs in and its first diagnosis are questions of their own, which the watch answers.
  expect(asked.filter((address) => !/\/diff\?|\/diagnosis\?/.test(address))).toEqual([]);
  expect(asked.filter((address) => address.includes("/diagnosis?")).length).toBeLessThanOrEqual(1);
  expect(readings(proxy.calls)).toEqual([]);
});

test("what is watched is opened without a call to the cluster: the rollout in another window and after the list, its templates, what they differ in", async ({
  cluster,
  context,
  namespace,
  recorded: { url, proxy },
  listPage,
  page,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
  await listPage.open(namespace, { appUrl: url });
  await listPage.link("web").click();
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);
  await expect(rolloutPage.pause).not.toHaveAttribute("aria-disabled");
  await expect.poll(() => proxy.watches).toHaveLength(3);
  proxy.forgetCalls();

  const window = await context.newPage();
  const second = new RolloutPage(window, cluster.context);
  await second.open(namespace, "web", url);
  await expect(second.current).toContainText("second");
  await expect(new ComparisonPanel(window).change("image")).toContainText("2");
  await second.choose(1);
  await expect(second.panel).toContainText("image: web:1");
  await page.goBack();
  await expect(listPage.row("web")).toContainText("second");
  await listPage.link("web").click();
  await expect(rolloutPage.current).toContainText("second");
  await page.reload();
  await expect(rolloutPage.current).toContainText("second");
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);

  // Rights are remembered for a minute, whatever is watched.
  expect(proxy.calls.map(({ path }) => path).filter((path) => !path.includes("selfsubjectaccessreviews"))).toEqual([]);
});

test("what one did oneself is shown at once, whatever the watch has told yet", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await rolloutPage.open(namespace, "web", url);
  await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);
  const release = proxy.holdWatches();

  await rolloutPage.pause.click();
  await expect(rolloutPage.resume).toBeVisible();
  const api = `${url}/api/clusters/${cluster.context}/rollouts`;
  const rollout = await (await request.get(`${api}/${namespace}/deployments/web?watched=true`)).json();
  expect(rollout.paused).toBe(true);

  release();
  await rolloutPage.resume.click();
  await rolloutPage.dialog.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(rolloutPage.pause).toBeVisible();
});

test(
  "a hidden window holds no stream, and shows the present when it is looked at again",
  { tag: "@screen" },
  async ({ cluster, namespace, listPage, page }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const streams: string[] = [];
    const ended: string[] = [];
    page.on("request", (request) => request.resourceType() === "eventsource" && streams.push(request.url()));
    page.on("requestfailed", (request) => request.resourceType() === "eventsource" && ended.push(request.url()));
    await listPage.open(namespace);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);

    await setHidden(page, true);
    await expect.poll(() => ended.length).toBe(streams.length);
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await expect(listPage.row("web")).toContainText("first");

    await setHidden(page, false);
    await expect(listPage.row("web")).toContainText("second");
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
  },
);

test(
  "more windows than a browser has connections all work, and all show what changes",
  { tag: "@screen" },
  async ({ cluster, context, namespace }) => {
    test.setTimeout(180_000);
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const windows: RolloutPage[] = [];
    for (let number = 1; number <= WINDOWS; number++) {
      const window = new RolloutPage(await context.newPage(), cluster.context);
      await window.open(namespace, "web");
      await expect(window.current).toContainText("first");
      windows.push(window);
    }

    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    for (const window of windows) await expect(window.current).toContainText("second");
  },
);
