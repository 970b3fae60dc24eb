import { copyFile, writeFile } from "node:fs/promises";
import { expect, test } from "../test";

// The browser logs each answer that says what is wrong.
test.use({ allowedPageErrors: [/status of (401|403|404|50[0-9])/] });

test.describe("a kubeconfig that cannot be used", () => {
  test("is missing: what to do is said, and done it works without a restart", async ({
    cluster,
    openApp,
    page,
    startPage,
  }, testInfo) => {
    const kubeconfig = testInfo.outputPath("kubeconfig");
    await startPage.open((await openApp({ kubeconfig })).url);
    await expect(startPage.problem).toHaveAttribute("data-code", "no-kubeconfig");
    await expect(startPage.problem).toContainText(`There is no kubeconfig at ${kubeconfig}`);
    await expect(startPage.problem).toContainText("Start Rewind with KUBECONFIG set to your kubeconfig file");

    await copyFile(cluster.kubeconfig, kubeconfig);
    await page.getByRole("button", { name: "Try again" }).click();

    await expect(startPage.cluster(cluster.context)).toBeVisible();
  });

  test("is nowhere: where it is looked for is said", async ({ openApp, startPage }) => {
    await startPage.open((await openApp({ kubeconfig: null })).url);

    await expect(startPage.problem).toHaveAttribute("data-code", "no-kubeconfig");
    await expect(startPage.problem).toContainText("~/.kube/config");
  });

  test("is broken: file and line are said, nothing of its content", async ({ openApp, startPage }, testInfo) => {
    const kubeconfig = testInfo.outputPath("kubeconfig");
    await writeFile(kubeconfig, `users:\n- name: me\n  user: {token: "s3cr3t\nclusters: [}\n`);

    await startPage.open((await openApp({ kubeconfig })).url);

    await expect(startPage.problem).toHaveAttribute("data-code", "kubeconfig-unreadable");
    await expect(startPage.problem).toContainText(`${kubeconfig} is not valid YAML (line `);
    await expect(startPage.problem).toContainText("Correct that line");
    await expect(startPage.problem).not.toContainText("s3cr3t");
  });
});

test.describe("a cluster that cannot be used", () => {
  test("says what is wrong with it and what to do; the others can be chosen", async ({
    cluster,
    namespace,
    openApp,
    startPage,
  }) => {
    const plugin = { kind: "exec", command: "rewind-has-no-such-plugin" } as const;
    const kubeconfig = await cluster.writeKubeconfig([
      { ...cluster.contextFor(cluster.admin, { server: "https://127.0.0.1:1" }), name: "dead" },
      { ...cluster.contextFor({ kind: "token", token: "expired" }), name: "expired" },
      { ...cluster.contextFor(plugin), name: "pluginless" },
      { ...cluster.contextFor(cluster.admin), name: "healthy" },
    ]);
    const expected = [
      { name: "dead", code: "cluster-unreachable", said: "127.0.0.1:1 refuses connections", todo: "a tunnel it needs" },
      { name: "expired", code: "unauthenticated", said: "does not accept your credential", todo: "Sign in again" },
      { name: "pluginless", code: "credential-plugin-failed", said: plugin.command, todo: "kubectl --context" },
    ];

    await startPage.open((await openApp({ kubeconfig })).url);

    await expect(startPage.cluster("dead")).toHaveAttribute("aria-current", "true");
    for (const { name, code, said, todo } of expected) {
      await startPage.cluster(name).click();
      await expect(startPage.cluster(name)).toHaveAttribute("aria-current", "true");
      await expect(startPage.problem).toHaveAttribute("data-code", code);
      await expect(startPage.problem).toContainText(said);
      await expect(startPage.problem).toContainText(todo);
      await expect(startPage.problem.getByRole("button", { name: "Try again" })).toBeVisible();
      await startPage.cluster("healthy").click();
      await expect(startPage.namespace(namespace)).toBeVisible();
      await expect(startPage.problem).toHaveCount(0);
    }
  });

  test("says so on a list and a history too, and another can be chosen there", async ({
    cluster,
    namespace,
    openApp,
    page,
    startPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const kubeconfig = await cluster.writeKubeconfig([
      { ...cluster.contextFor(cluster.admin, { server: "https://127.0.0.1:1" }), name: "dead" },
      { ...cluster.contextFor(cluster.admin), name: "healthy" },
    ]);
    const { url } = await openApp({ kubeconfig });

    for (const path of [`/dead/${namespace}`, `/dead/${namespace}/deployments/web`]) {
      await page.goto(url + path);
      await expect(startPage.problem).toHaveAttribute("data-code", "cluster-unreachable");
      await expect(startPage.problem).toContainText("a tunnel it needs");
      await page.getByRole("button", { name: "Choose another cluster" }).click();
      await page.getByRole("option", { name: "healthy" }).click();
      await expect(startPage.namespace(namespace)).toBeVisible();
    }
  });

  test("that the kubeconfig does not know is said, with those that it knows", async ({ cluster, page, startPage }) => {
    await page.goto("/nowhere/default");

    await expect(startPage.problem).toHaveAttribute("data-code", "unknown-cluster");
    await expect(startPage.problem).toContainText(`It has "${cluster.context}"`);
  });
});

test("a namespace that may not be read names the missing right; another can be chosen", async ({
  cluster,
  namespace,
  openApp,
  page,
  listPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const rules = [{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list"] }];
  const { kubeconfig } = await cluster.userWith({ rules, namespace });

  await listPage.open("default", { appUrl: (await openApp({ kubeconfig })).url });

  await expect(listPage.problem).toHaveAttribute("data-code", "forbidden");
  await expect(listPage.problem).toContainText(`list deployments in namespace "default"`);
  await expect(listPage.problem).toContainText("Ask whoever manages access to this cluster");
  await expect(listPage.problem).toContainText(`cannot list resource "deployments"`);
  await page.getByRole("button", { name: "Choose another namespace" }).click();
  await page.getByRole("combobox", { name: "Find or type a namespace…" }).fill(namespace);
  await page.keyboard.press("Enter");
  await expect(listPage.link("web")).toBeVisible();
});
