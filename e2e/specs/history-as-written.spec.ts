import { addReplicaSet, REVISION, REVISION_HISTORY } from "../clusters/new-replica-set";
import { expect, test } from "../test";

// Nothing repairs what these write.
test.use({ controllers: false });

test.describe("the numbers of revisions", () => {
  test("former ones are shown, and a search for one finds its revision (T03)", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:7" });
    const annotations = { [REVISION_HISTORY]: "1,3,5" };
    await addReplicaSet(cluster.api, web, { name: "seven", revision: "7", annotations });
    for (const number of [10, 11, 12, 13, 14, 15, 16]) {
      await addReplicaSet(cluster.api, web, { name: `rs-${number}`, image: `web:${number}`, revision: String(number) });
    }

    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.revision(7)).toContainText("formerly 1, 3, 5");
    await page.getByRole("textbox", { name: "Find a revision by number, former number, cause or image" }).fill("3");

    await expect(rolloutPage.revisions).toHaveCount(1);
    await expect(rolloutPage.revision(7)).toBeVisible();
  });

  test("the same one twice makes two revisions, both marked (T05)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:4" });
    await addReplicaSet(cluster.api, web, { name: "one", image: "web:one", revision: "3" });
    await addReplicaSet(cluster.api, web, { name: "two", image: "web:two", revision: "3" });
    await addReplicaSet(cluster.api, web, { name: "current", revision: "4" });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(3);
    const twins = rolloutPage.revision(3);
    await expect(twins).toHaveCount(2);
    for (const twin of await twins.all()) await expect(twin).toContainText("number used twice");
    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 4");
    await expect(rolloutPage.current).not.toContainText("number used twice");
  });

  test("without one a revision is there and can be gone back to by its ReplicaSet (T06)", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
    await addReplicaSet(cluster.api, web, { name: "numberless", image: "web:1" });
    await addReplicaSet(cluster.api, web, { name: "current", revision: "2" });

    await rolloutPage.open(namespace, "web");
    const row = rolloutPage.revision("Revision without number");
    await expect(row).toContainText("no number");
    await row.getByRole("button", { name: "Roll back to numberless…" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: "Roll back to ReplicaSet numberless" }).click();

    await expect.poll(() => cluster.imageOf(namespace, "web")).toBe("web:1");
  });

  test("that cannot be read are told, with the text that stands there (T07)", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
    await addReplicaSet(cluster.api, web, { name: "letters", image: "web:1", revision: "abc" });
    await addReplicaSet(cluster.api, web, { name: "nothing", image: "web:0", revision: "" });
    await addReplicaSet(cluster.api, web, { name: "current", revision: "2" });

    await rolloutPage.open(namespace, "web");

    const unreadable = rolloutPage.revision("Revision with unreadable number");
    await expect(unreadable).toHaveCount(2);
    for (const row of await unreadable.all()) await expect(row).toContainText("unreadable number");
    await expect(rolloutPage.notice("unreadable-number")).toContainText("letters");
    await unreadable
      .filter({ has: page.getByTitle("web:1", { exact: true }) })
      .getByRole("button", { name: /^Show revision/ })
      .click();
    await page.getByRole("tab", { name: "Whole template" }).click();
    await expect(rolloutPage.panel).toContainText("“abc”");
  });

  test("beyond 2^53 stay exact, and order the history", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
    await addReplicaSet(cluster.api, web, { name: "odd", image: "web:1", revision: "9007199254740993" });
    await addReplicaSet(cluster.api, web, { name: "even", revision: "9007199254740994" });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(2);
    expect(await rolloutPage.revisionNames()).toEqual(["Revision 9007199254740994", "Revision 9007199254740993"]);
  });
});

test.describe("what is current", () => {
  test("is decided by the template without its hash label (T16)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await addReplicaSet(cluster.api, web, { name: "old", image: "web:0", revision: "9" });
    await addReplicaSet(cluster.api, web, { name: "same", revision: "4", hash: null });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 4");
    await expect(rolloutPage.revision(9)).toBeVisible();
  });

  test("is nothing while no ReplicaSet has the live template (T20)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
    await addReplicaSet(cluster.api, web, { name: "one", image: "web:1", revision: "1" });
    await addReplicaSet(cluster.api, web, { name: "two", revision: "2" });
    await cluster.setImage(namespace, "web", "web:3");

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.notice("not-rolled-out-yet")).toContainText("has not been rolled out yet");
    await expect(rolloutPage.current).toHaveCount(0);
    await expect(rolloutPage.revision(2)).toContainText("last rolled out");
    await expect(rolloutPage.revision(1)).not.toContainText("last rolled out");
  });

  test("is not decided by the number on the Deployment (T21)", async ({ cluster, namespace, rolloutPage }) => {
    const metadata = { annotations: { [REVISION]: "1" } };
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2", metadata });
    await addReplicaSet(cluster.api, web, { name: "one", image: "web:1", revision: "1" });
    await addReplicaSet(cluster.api, web, { name: "two", revision: "2" });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 2");
    await expect(rolloutPage.notice("number-lags")).toContainText("still names revision 1");

    await cluster.patch(namespace, "web", { metadata: { annotations: { [REVISION]: null } } });
    await expect(rolloutPage.notice("number-lags")).toContainText("names no revision");
    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 2");
  });
});

test.describe("a Deployment with little to tell", () => {
  test("without any annotation has a history and details (T22)", async ({ cluster, namespace, rolloutPage }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await addReplicaSet(cluster.api, web, { name: "one", revision: "1" });
    expect(web.metadata.annotations).toBeUndefined();

    await rolloutPage.open(namespace, "web");
    await rolloutPage.choose(1);

    await expect(rolloutPage.current).toContainText("no change cause");
    await expect(rolloutPage.panel).toContainText("ReplicaSet");
    expect(await rolloutPage.yaml()).toContain("image: web:1");
  });

  test("without a ReplicaSet has no history yet (T23)", async ({ cluster, namespace, page, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });

    await rolloutPage.open(namespace, "web");

    await expect(page.getByRole("heading", { name: "No history yet" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Roll back…" })).toHaveAccessibleDescription(
      /nothing has been rolled/,
    );
  });

  test("shows a link to a revision that is gone as such, and the rest (T30)", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const { metadata } = await addReplicaSet(cluster.api, web, { name: "one", revision: "1" });
    const path = rolloutPage.pathOf(namespace, "web");

    await page.goto(`${path}?revision=00000000-0000-0000-0000-000000000000`);
    await expect(page.getByRole("heading", { name: "No such revision" })).toBeVisible();
    await expect(rolloutPage.revisions).toHaveCount(1);

    await page.goto(`${path}?revision=${metadata.uid}`);
    await expect(rolloutPage.panel.getByRole("heading", { name: "Revision 1" })).toBeVisible();
    const api = `/api/clusters/${cluster.context}/rollouts/${namespace}/deployments/web/revisions`;
    const unknown = await page.request.get(`${api}/nobody`);
    expect([unknown.status(), (await unknown.json()).code]).toEqual([404, "no-such-revision"]);
  });
});
