import { deploymentManifest } from "../clusters/new-deployment";
import type { RecordedCall } from "../clusters/recording-proxy";
import { expect, test } from "../test";

// Deployments by the hundred, without their pods.
test.use({ controllers: false });

const DEPLOYMENTS = 520;
const AT_ONCE = 15;
const ROWS_AT_MOST = 80;

test("a namespace of hundreds is read in chunks, and only the rows in sight exist", async ({
  cluster,
  namespace,
  listPage,
  openApp,
  page,
}) => {
  const names = Array.from({ length: DEPLOYMENTS }, (_, index) => `web-${String(index).padStart(3, "0")}`);
  const waiting = names.values();
  const addSome = async () => {
    for (const name of waiting) {
      const manifest = deploymentManifest({ name, image: `web:${name}`, replicas: 0, cause: `cause of ${name}` });
      await cluster.api.post(`/apis/apps/v1/namespaces/${namespace}/deployments`, manifest);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, addSome));
  const proxy = await cluster.recordingProxy();

  await listPage.open(namespace, { appUrl: (await openApp({ kubeconfig: proxy.kubeconfig })).url });

  await expect(listPage.count).toHaveText(`${DEPLOYMENTS} Deployments`);
  const isList = ({ path }: RecordedCall) => path.includes("/deployments?");
  expect(
    proxy
      .callsTo(isList)
      .slice(0, 2)
      .map(({ path }) => path.includes("continue=")),
  ).toEqual([false, true]);
  await expect(listPage.link("web-000")).toBeVisible();
  expect(await listPage.rows.count()).toBeLessThanOrEqual(ROWS_AT_MOST);
  await expect(page.getByRole("table", { name: "Rollouts" })).toHaveAttribute("aria-rowcount", `${DEPLOYMENTS + 1}`);

  await page.keyboard.press("j");
  await expect(listPage.link("web-000")).toBeFocused();
  await page.keyboard.press("End");
  await expect(listPage.link("web-519")).toBeFocused();
  await expect(listPage.link("web-000")).toHaveCount(0);
  expect(await listPage.rows.count()).toBeLessThanOrEqual(ROWS_AT_MOST);

  await listPage.filter.fill("web-25");
  await expect(listPage.rows).toHaveCount(10);
  await listPage.filter.fill("cause of web-519");
  await expect(listPage.rows).toHaveCount(1);
  await expect(listPage.link("web-519")).toBeInViewport();
});
