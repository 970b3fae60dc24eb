import { addReplicaSet } from "../clusters/new-replica-set";
import type { Cluster } from "../clusters/cluster";
import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { expect, test } from "../test";

test.use({ controllers: false });

const KOREAN = "결제 모듈 긴급 수정 🚑";
const TEN_KILOBYTES = `${KOREAN} ${"가나다라 마바사 ".repeat(500)}끝`;
const HOSTILE = "<img src=x onerror=alert(1)><b>x</b> [go](javascript:alert(2)) javascript:alert(3)";
const CONTROL = "one\ntwo\u0007three\u001b[31mfour\u202egnp.exe\u200b";

/** Two revisions, the older with the text as its cause; the live one has it too. */
async function withCause(cluster: Cluster, namespace: string, cause: string, image = "web:2"): Promise<void> {
  const web = await cluster.deploy(namespace, { name: "web", image, cause });
  await addReplicaSet(cluster.api, web, { name: "one", image: "web:1", revision: "1", cause });
  await addReplicaSet(cluster.api, web, { name: "two", revision: "2", cause: "plain" });
}

test("a change cause of 10 kB is shown as it is, fits, and is sent byte for byte (T25)", async ({
  cluster,
  namespace,
  openApp,
  page,
  rolloutPage,
}) => {
  expect(Buffer.byteLength(TEN_KILOBYTES)).toBeGreaterThan(10_000);
  await withCause(cluster, namespace, TEN_KILOBYTES);
  await cluster.patch(namespace, "web", { metadata: { annotations: { [CHANGE_CAUSE]: "plain" } } });
  const proxy = await cluster.recordingProxy();
  await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig: proxy.kubeconfig })).url);
  const row = rolloutPage.revision(1);
  await expect(row).toContainText(KOREAN);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);

  await row.getByRole("button", { name: /^Show all [\d,]+ characters$/ }).click();
  expect(await row.locator("bdi", { hasText: KOREAN }).textContent()).toBe(TEN_KILOBYTES);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await row.getByRole("button", { name: "Roll back to 1…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Roll back to revision 1" }).click();

  await expect.poll(() => cluster.imageOf(namespace, "web")).toBe("web:1");
  const [patch] = proxy.patches;
  expect(patch?.body).toContain(JSON.stringify(TEN_KILOBYTES));
  const { annotations } = (await cluster.deployment(namespace, "web")).metadata;
  expect(annotations?.[CHANGE_CAUSE]).toBe(TEN_KILOBYTES);
});

test("a Korean change cause reads so in the list and in the history (T25)", async ({
  cluster,
  namespace,
  listPage,
  rolloutPage,
}) => {
  await withCause(cluster, namespace, KOREAN);

  await listPage.open(namespace);
  expect(await listPage.cell("web", "cause")).toBe(KOREAN);
  await listPage.link("web").click();

  await expect(rolloutPage.revision(1).getByText(KOREAN, { exact: true })).toBeVisible();
});

test("markup in a cause or an image is text everywhere (T26)", async ({
  cluster,
  namespace,
  listPage,
  page,
  rolloutPage,
}) => {
  const image = "<b>web</b>:2";
  await withCause(cluster, namespace, HOSTILE, image);
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = true;
    return dialog.dismiss();
  });
  const injected = page.locator("img, b:text-is('x'), b:text-is('web'), a[href^='javascript:']");

  await listPage.open(namespace);
  await expect(listPage.row("web")).toContainText(HOSTILE);
  await expect(injected).toHaveCount(0);

  await listPage.link("web").click();
  await expect(rolloutPage.revision(1)).toContainText(HOSTILE);
  await expect(rolloutPage.revision(2)).toContainText("<b>web</b>:2");
  await rolloutPage.choose(1);
  await expect(rolloutPage.panel).toContainText(HOSTILE);
  await rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" }).click();
  await expect(page.getByRole("alertdialog")).toContainText(HOSTILE);
  await expect(injected).toHaveCount(0);
  expect(asked).toBe(false);
});

test("control characters and overrides are signs, in their places (T26)", async ({
  cluster,
  namespace,
  listPage,
  page,
  rolloutPage,
}) => {
  await withCause(cluster, namespace, CONTROL);

  await listPage.open(namespace);
  const line = "one↵twoU+0007three␛[31mfourU+202Egnp.exeU+200B";
  await expect(listPage.row("web")).toContainText(line);
  await listPage.link("web").click();

  const cause = rolloutPage.revision(1).locator("bdi", { hasText: "three" });
  await expect(cause).toContainText("two");
  for (const sign of ["↵", "U+0007", "␛", "U+202E", "U+200B"]) {
    await expect(cause.getByText(sign, { exact: true })).toBeVisible();
  }
  await expect(cause.getByTitle("right-to-left override")).toBeVisible();
  const raw = /[\p{Cc}\u202e\u200b]/u;
  // A line break keeps breaking the line, behind its sign.
  expect((await cause.textContent())?.replaceAll("\n", "")).not.toMatch(raw);
  expect(await page.title()).not.toMatch(raw);
});

test(
  "the name of a context is no control of the page, in titles and labels neither",
  { tag: "@screen" },
  async ({ cluster, namespace, openApp, page, startPage }) => {
    const name = "prod\u202egnp\u200b";
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const kubeconfig = await cluster.writeKubeconfig([{ ...cluster.contextFor(cluster.admin), name }]);
    const { url } = await openApp({ kubeconfig });
    const told = () =>
      page.evaluate(() => [
        document.title,
        ...[...document.querySelectorAll("[title], [aria-label]")].flatMap((element) => [
          element.getAttribute("title") ?? "",
          element.getAttribute("aria-label") ?? "",
        ]),
      ]);

    await startPage.open(url);
    await expect(page.getByText("U+202E").first()).toBeVisible();
    expect((await told()).join("\n")).not.toMatch(/[\u202e\u200b]/u);
    await page.goto(`${url}/${encodeURIComponent(name)}/${namespace}/deployments/web`);
    await expect(page.getByRole("heading", { level: 1, name: "web" })).toBeVisible();
    const words = (await told()).join("\n");
    expect(words).toContain("Cluster prodU+202EgnpU+200B");
    expect(words).not.toMatch(/[\u202e\u200b]/u);
  },
);
