import { writeFile } from "node:fs/promises";
import { delimiter } from "node:path";
import { expect, test } from "../test";

const ARN = "arn:aws:eks:eu-west-1:1:cluster/prod";

test.describe("the start", () => {
  test("offers every context, the current one chosen", async ({ cluster, namespace, openApp, page, startPage }) => {
    const context = (name: string) => ({ ...cluster.contextFor(cluster.admin), name });
    const contexts = [context("staging"), context("api"), { ...context(ARN), namespace }];
    const kubeconfig = await cluster.writeKubeconfig(contexts, "staging");

    await startPage.open((await openApp({ kubeconfig })).url);

    await expect(startPage.clusters).toHaveCount(3);
    const staging = startPage.cluster("staging");
    await expect(staging).toHaveAttribute("aria-current", "true");
    await expect(staging).toContainText("current context");
    await expect(startPage.namespace(namespace)).toBeVisible();
    // Its name is that of our own API, in addresses.
    await startPage.cluster("api").click();
    await expect(startPage.cluster("api")).toHaveAttribute("aria-current", "true");
    await expect(startPage.namespace(namespace)).toBeVisible();

    await startPage.cluster(ARN).click();
    await expect(startPage.cluster(ARN)).toHaveAttribute("aria-current", "true");
    await expect(staging).not.toHaveAttribute("aria-current");
    await expect(startPage.namespace(namespace)).toContainText("of the context");
    await expect(page).toHaveTitle(`${ARN} · Rewind`);
  });

  test("leads into a cluster whose name needs escaping, and its addresses can be reloaded", async ({
    cluster,
    namespace,
    openApp,
    page,
    startPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const kubeconfig = await cluster.writeKubeconfig([{ ...cluster.contextFor(cluster.admin), name: ARN }]);
    await startPage.open((await openApp({ kubeconfig })).url);

    await startPage.namespace(namespace).click();
    await page.getByRole("link", { name: "web", exact: true }).click();
    await expect(page.getByRole("listitem", { name: "Revision 1" })).toContainText("first");
    expect(new URL(page.url()).pathname).toBe(`/${encodeURIComponent(ARN)}/${namespace}/deployments/web`);
    await page.reload();

    await expect(page.getByRole("listitem", { name: "Revision 1" })).toContainText("first");
    await page.getByRole("link", { name: ARN }).click();
    await expect(startPage.namespace(namespace)).toBeVisible();
  });
});

test.describe("a kubeconfig that is not whole", { tag: "@screen" }, () => {
  test.use({ allowedPageErrors: [/status of 503/] });

  test("says which entry is wrong and which file cannot be read, and the rest works", async ({
    cluster,
    namespace,
    openApp,
    startPage,
  }, testInfo) => {
    const whole = await cluster.writeKubeconfig([cluster.contextFor(cluster.admin)]);
    const odd = testInfo.outputPath("odd");
    const user = { token: "two\nlines" };
    await writeFile(
      odd,
      JSON.stringify({
        clusters: [{ name: "odd", cluster: { server: "https://127.0.0.1:1" } }],
        users: [{ name: "odd", user }],
        contexts: [
          { name: "numbered", context: { cluster: "odd", namespace: 123 } },
          { name: "torn", context: { cluster: "odd", user: "odd" } },
        ],
      }),
    );
    const broken = testInfo.outputPath("broken");
    await writeFile(broken, "a: [");
    const { url } = await openApp({ kubeconfig: [whole, odd, broken].join(delimiter) });

    await startPage.open(url);
    await expect(startPage.clusters).toHaveCount(3);
    await expect(startPage.namespace(namespace)).toBeVisible();
    await expect(startPage.note).toContainText(`The kubeconfig ${broken} is not valid YAML`);

    await startPage.cluster("numbered").click();
    await expect(startPage.problem).toContainText(
      'Context "numbered" cannot be used: it has a namespace that is not text',
    );
    await startPage.cluster("torn").click();
    await expect(startPage.problem).toContainText('its user "odd" has a line break');
    await startPage.cluster(cluster.context).click();
    await expect(startPage.namespace(namespace)).toBeVisible();
  });
});

test.describe("a namespace", () => {
  test(
    "is found and opened by keyboard alone",
    { tag: "@screen" },
    async ({ cluster, namespace, page, startPage, listPage }) => {
      await cluster.deploy(namespace, { name: "web", image: "web:1" });
      await startPage.open();
      await expect(startPage.namespace(namespace)).toBeVisible();

      await page.keyboard.press("/");
      await expect(startPage.namespaceField).toBeFocused();
      await page.keyboard.type(namespace.slice(2));
      await expect(startPage.namespaces).toHaveCount(1);
      await page.keyboard.press("ArrowDown");
      await expect(startPage.namespace(namespace)).toBeFocused();
      await page.keyboard.press("Enter");

      await expect(listPage.link("web")).toBeVisible();
      await page.goBack();
      await startPage.namespaceField.fill(namespace.slice(2));
      await page.keyboard.press("Enter");
      await expect(listPage.link("web")).toBeVisible();
      expect(page.url()).toContain(listPage.pathOf(namespace));
    },
  );

  test("that is not there is not opened where all are known, and that is said", async ({
    namespace,
    page,
    startPage,
    listPage,
  }) => {
    const nobodys = `${namespace}-not`;
    await startPage.open();
    await expect(startPage.namespace(namespace)).toBeVisible();
    const { pathname } = new URL(page.url());
    await startPage.namespaceField.fill(nobodys);
    await page.keyboard.press("Enter");
    await expect(page.getByText(`This cluster has no namespace called “${nobodys}”.`)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Open “/ })).toHaveCount(0);
    expect(new URL(page.url()).pathname).toBe(pathname);

    await listPage.open(namespace);
    await page.getByRole("button", { name: "Choose another namespace" }).click();
    await expect(page.getByRole("option", { name: namespace, exact: true })).toBeVisible();
    await page.getByRole("combobox", { name: "Find or type a namespace…" }).fill(nobodys);
    await expect(page.getByText("Nothing by that name.")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Nothing by that name.")).toBeVisible();
    expect(page.url()).toContain(listPage.pathOf(namespace));
  });

  test("is changed from inside another", { tag: "@screen" }, async ({ cluster, namespace, page, listPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await listPage.open("default");

    await page.getByRole("button", { name: "Choose another namespace" }).click();
    await page.getByRole("combobox", { name: "Find or type a namespace…" }).fill(namespace);
    await page.getByRole("option", { name: namespace, exact: true }).click();

    await expect(listPage.link("web")).toBeVisible();
    expect(page.url()).toContain(listPage.pathOf(namespace));
  });

  test.describe("where listing them is forbidden", () => {
    test.use({ allowedPageErrors: [/status of 403/] });

    test("can be typed, on the start and from inside another", async ({
      cluster,
      namespace,
      openApp,
      page,
      startPage,
      listPage,
    }) => {
      await cluster.deploy(namespace, { name: "web", image: "web:1" });
      const rules = [{ apiGroups: ["apps"], resources: ["deployments", "replicasets"], verbs: ["get", "list"] }];
      const { kubeconfig } = await cluster.userWith({ rules, namespace });
      const { url } = await openApp({ kubeconfig });
      await startPage.open(url);
      await expect(page.getByText("You have no right to list the namespaces of this cluster.")).toBeVisible();

      await startPage.namespaceField.fill(namespace);
      await expect(page.getByRole("button", { name: `Open “${namespace}”` })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(listPage.link("web")).toBeVisible();

      await listPage.open("default", { appUrl: url });
      await page.getByRole("button", { name: "Choose another namespace" }).click();
      await page.getByRole("combobox", { name: "Find or type a namespace…" }).fill(namespace);
      await page.getByRole("option", { name: `Open “${namespace}”` }).click();
      await expect(listPage.link("web")).toBeVisible();
    });
  });
});
