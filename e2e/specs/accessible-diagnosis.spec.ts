import { expectAccessible } from "../accessible";
import { limitPods, releaseStuck } from "../clusters/stuck-release";
import { expect, test } from "../test";

// Each state in four looks.
test.describe.configure({ timeout: 180_000 });
test.use({ allowedPageErrors: [/status of 50[0-9]/] });

test(
  "why a rollout is stuck is accessible, folded and unfolded, and the line that brought it in",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await limitPods(cluster, namespace, "3");
    await releaseStuck(cluster, namespace, {
      image: "web:1-never-ready",
      readinessProbe: { httpGet: { path: "/health", port: 8080 } },
    });
    await rolloutPage.open(namespace, "web");
    const readiness = rolloutPage.finding("readiness-failing");
    await expect(readiness).toBeVisible();
    await expectAccessible(page, "folded");

    await readiness.getByText("Evidence, and what usually helps").press("Enter");
    await expect(readiness.getByRole("list", { name: "Evidence" })).toBeVisible();
    await expectAccessible(page, "unfolded");

    await readiness.getByRole("button", { name: "Show the line" }).press("Enter");
    await expect(page.locator("[data-marked]")).toBeFocused();
    await expectAccessible(page, "the line is shown");
  },
);

test(
  "a rollout in progress is accessible, and so is its end",
  { tag: "@screen" },
  async ({ cluster, namespace, page, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 2 });
    await cluster.waitComplete(namespace, "web");
    await cluster.patch(namespace, "web", { spec: { minReadySeconds: 60 } });
    await cluster.setImage(namespace, "web", "web:2");
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.podsNow).toContainText("to go");
    await expectAccessible(page, "in progress");
  },
);

test(
  "what changed lately is accessible: waiting, empty, loaded, filtered to nothing, and with a problem",
  { tag: "@screen" },
  async ({ cluster, namespace, recorded: { url, proxy }, page, activityPage }) => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    proxy.on(({ path }) => path.includes("/deployments?"), { kind: "first", act: () => held }, 1);
    await activityPage.open(namespace, url);
    await expect(page.getByText("Reading what changed…")).toBeAttached();
    await expectAccessible(page, "waiting");
    goOn();
    await expect(page.getByRole("heading", { name: "Nothing has rolled out here" })).toBeVisible();
    await expectAccessible(page, "empty");

    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2-pull-failure", { cause: "second" });
    await page.reload();
    await expect(activityPage.rows).toHaveCount(2);
    await expectAccessible(page, "loaded");

    await activityPage.filter.fill("nothing of that kind");
    await expect(page.getByRole("heading", { name: "No change matches" })).toBeVisible();
    await expectAccessible(page, "filtered to nothing");

    proxy.on(() => true, { kind: "answer", status: 500, body: { kind: "Status", message: "etcd is gone", code: 500 } });
    await page.reload();
    await expect(page.locator("[role=alert][data-code=cluster-error]")).toBeVisible();
    await expectAccessible(page, "a problem instead of changes");
  },
);
