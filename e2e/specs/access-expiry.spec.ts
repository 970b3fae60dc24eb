import { KubeApi } from "../clusters/kube-api";
import type { Rule } from "../clusters/users";
import { expect, test } from "../test";

const MINUTES = 5 * 60_000;
const RULES: readonly Rule[] = [
  { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list", "patch"] },
  { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["get", "list"] },
];

test.use({ allowedPageErrors: [/status of 401/] });

test("a credential that expires before a click: signing in again is asked for, and nothing is tried over and over (T94)", async ({
  cluster,
  namespace,
  openApp,
  page,
  rolloutPage,
  undoDialog,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
  const user = await cluster.userWith({ rules: RULES, namespace });
  const proxy = await cluster.recordingProxy({ kind: "token", token: user.token });
  const { url } = await openApp({ kubeconfig: proxy.kubeconfig });
  await page.clock.install();
  await rolloutPage.open(namespace, "web", url);
  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.confirm).toBeEnabled();

  await cluster.revoke(user);
  const direct = KubeApi.at(user.kubeconfig);
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
  await expect.poll(async () => (await direct.answer("GET", path)).status, { timeout: 20_000 }).toBe(401);
  direct.close();
  await page.clock.runFor(10_000);
  await expect(page.locator("[data-old=true]")).toBeVisible();
  proxy.forgetCalls();
  await undoDialog.confirm.click();

  await expect(undoDialog.problem).toHaveAttribute("data-code", "unauthenticated");
  await expect(undoDialog.problem).toContainText("Sign in again as you do for kubectl");
  await page.clock.runFor(MINUTES);
  // A reading of the person's own comes after whatever a loop would have sent by now.
  await undoDialog.cancel.click();
  await page.clock.runFor(1_000);
  const answered = page.waitForResponse((response) => response.url().endsWith("/deployments/web"));
  await rolloutPage.freshness.click();
  await answered;

  const refused = proxy.calls.map(({ method, status }) => [method, status]);
  // One for the click, two by which the following finds out (the credential may only have grown old), one to show what is
  // there now, one for the last click; and none of them again in the five minutes.
  expect(refused.length).toBeLessThanOrEqual(5);
  for (const call of refused) expect(call).toEqual(["GET", 401]);
  expect(await cluster.imageOf(namespace, "web")).toBe("web:2");
});
