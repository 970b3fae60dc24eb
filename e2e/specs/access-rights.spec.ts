import type { Rule } from "../clusters/users";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const DEPLOYMENTS: Rule = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list"] };
const REPLICA_SETS: Rule = { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["get", "list"] };
const PATCH: Rule = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["patch"] };

// Chromium logs every answer that is a refusal.
test.use({ allowedPageErrors: [/status of 403/] });

test("without the right to get Deployments the page names verb, resource and namespace (T88)", async ({
  cluster,
  namespace,
  openApp,
  page,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const { kubeconfig } = await cluster.userWith({ rules: [REPLICA_SETS], namespace });
  const { url } = await openApp({ kubeconfig });

  await rolloutPage.open(namespace, "web", url);

  await expect(rolloutPage.problem).toHaveAttribute("data-code", "forbidden");
  await expect(rolloutPage.problem).toContainText(`get deployments "web" in namespace "${namespace}"`);
  await expect(rolloutPage.problem).toContainText(`the right to get deployments in namespace ${namespace}`);
  await expect(rolloutPage.problem).toContainText(`cannot get resource "deployments" in API group "apps"`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("web");
  await expect(page.getByRole("button", { name: /^(Roll back|Pause|Restart)/ })).toHaveCount(0);
  const { status, problem } = await problemOf(
    await page.request.get(new RolloutApi(page.request, cluster.context, namespace, "web", url).path),
  );
  expect([status, problem.code]).toEqual([403, "forbidden"]);
});

test("without the right to list ReplicaSets the history says so, and the rest works (T89)", async ({
  cluster,
  namespace,
  openApp,
  page,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", replicas: 2, cause: "first" });
  await cluster.waitComplete(namespace, "web");
  const { kubeconfig } = await cluster.userWith({ rules: [DEPLOYMENTS, PATCH], namespace });

  await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig })).url);

  await expect(rolloutPage.problem).toContainText("The history cannot be read");
  await expect(rolloutPage.problem).toContainText(`list replicasets in namespace "${namespace}"`);
  await expect(rolloutPage.problem).toContainText(`cannot list resource "replicasets" in API group "apps"`);
  await expect(rolloutPage.revisions).toHaveCount(0);
  await expect(page.getByText("2 ready · 2 up to date · 2 available · 2 wanted")).toBeVisible();
  await expect(rolloutPage.undo).toHaveAttribute("aria-disabled", "true");
  await expect(rolloutPage.undo).toHaveAccessibleDescription(/history cannot be read/);

  await rolloutPage.pause.click();
  await expect(rolloutPage.resume).toBeVisible();
  expect((await cluster.deployment(namespace, "web")).spec.paused).toBe(true);
  await rolloutPage.resume.click();
  await rolloutPage.dialog.getByRole("button", { name: "Resume", exact: true }).click();
  await expect(rolloutPage.pause).toBeVisible();
  expect((await cluster.deployment(namespace, "web")).spec.paused ?? false).toBe(false);
});

test("without the right to patch every button says so, and forcing it changes nothing (T90)", async ({
  cluster,
  namespace,
  openApp,
  page,
  request,
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.waitComplete(namespace, "web");
  const { kubeconfig } = await cluster.userWith({ rules: [DEPLOYMENTS, REPLICA_SETS], namespace });
  const { url } = await openApp({ kubeconfig });
  await rolloutPage.open(namespace, "web", url);
  await expect(rolloutPage.revisions).toHaveCount(2);

  const why = `You have no right to patch deployments in namespace ${namespace}.`;
  await expect(page.getByText(why)).toBeVisible();
  const ways = [
    rolloutPage.undo,
    rolloutPage.pause,
    rolloutPage.restart,
    rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" }),
  ];
  for (const button of ways) {
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(why);
    await button.click({ force: true });
    await button.press("Enter");
  }
  await page.keyboard.press("r");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);

  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const { live } = await api.read();
  const { uid } = await api.revision(1);
  const before = await cluster.deployment(namespace, "web");
  for (const [verb, body] of [
    ["undo", { to: uid, seen: live.digest }],
    ["pause", {}],
    ["restart", {}],
  ] as const) {
    const { status, problem } = await problemOf(await api.post(verb, body));
    expect([verb, status, problem.code]).toEqual([verb, 403, "forbidden"]);
    expect(problem.said).toContain(`cannot patch resource "deployments" in API group "apps"`);
  }
  const { metadata, spec } = await cluster.deployment(namespace, "web");
  expect([metadata.generation, metadata.annotations, spec]).toEqual([
    before.metadata.generation,
    before.metadata.annotations,
    before.spec,
  ]);
});

test("a right to this Deployment alone is enough for its rollback, and for no other (T93)", async ({
  cluster,
  namespace,
  openApp,
  listPage,
  rolloutPage,
  undoDialog,
}) => {
  for (const name of ["web", "api"]) {
    await cluster.deploy(namespace, { name, image: `${name}:1`, cause: "first" });
    await cluster.setImage(namespace, name, `${name}:2`, { cause: "second" });
    await cluster.waitComplete(namespace, name);
  }
  const onlyWeb = { ...PATCH, resourceNames: ["web"] };
  const getBoth = { ...PATCH, verbs: ["get"], resourceNames: ["web", "api"] };
  const { kubeconfig } = await cluster.userWith({ rules: [onlyWeb, getBoth, REPLICA_SETS], namespace });
  const { url } = await openApp({ kubeconfig });

  await rolloutPage.open(namespace, "api", url);
  await expect(rolloutPage.undo).toHaveAttribute("aria-disabled", "true");
  await expect(rolloutPage.undo).toHaveAccessibleDescription(/no right to patch/);

  await listPage.open(namespace, { appUrl: url });
  await expect(listPage.problem).toHaveAttribute("data-code", "forbidden");
  await listPage.nameField.fill("web");
  await listPage.nameField.press("Enter");
  await expect(rolloutPage.undo).not.toHaveAttribute("aria-disabled");
  await rolloutPage.rollBackTo(1);
  await undoDialog.confirm.click();
  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  await expect(rolloutPage.current).toContainText("formerly 1");
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
  expect(await cluster.imageOf(namespace, "api")).toBe("api:2");
});
