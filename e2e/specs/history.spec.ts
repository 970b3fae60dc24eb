import type { Cluster } from "../clusters/cluster";
import { kubectlVersion } from "../clusters/kubectl";
import { REVISION, REVISION_HISTORY } from "../clusters/new-replica-set";
import { expect, test } from "../test";

type Line = { number: string; cause: string };

/** The table of `kubectl rollout history`, newest first as Rewind has it. */
async function kubectlHistory(cluster: Cluster, namespace: string, name: string): Promise<Line[]> {
  const { stdout } = await cluster.kubectl("rollout", "history", `deployment/${name}`, "--namespace", namespace);
  const lines = stdout.matchAll(/^(-?\d+)\s+(.*)$/gm);
  return [...lines].map(([, number = "", cause = ""]) => ({ number, cause: cause.trim() })).toReversed();
}

/** Three healthy revisions. */
async function roll(cluster: Cluster, namespace: string): Promise<void> {
  await cluster.deploy(namespace, { name: "web", image: "registry.test/shop/web:1.8", replicas: 2, cause: "first" });
  await cluster.setImage(namespace, "web", "registry.test/shop/web:1.9", { cause: "second" });
  await cluster.setImage(namespace, "web", "registry.test/shop/web:2.0", { cause: "third" });
  await cluster.waitComplete(namespace, "web");
}

test.describe("the history of a Deployment", () => {
  test("is its revisions, newest first, each with what a reader asks for (T01)", async ({
    cluster,
    namespace,
    rolloutPage,
  }) => {
    await roll(cluster, namespace);

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(3);
    expect(await rolloutPage.revisionNames()).toEqual(["Revision 3", "Revision 2", "Revision 1"]);
    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 3");
    const newest = rolloutPage.revision(3);
    await expect(newest).toContainText("current");
    await expect(newest).toContainText("web:2.0");
    await expect(newest).toContainText("third");
    await expect(newest).toContainText("image web:1.9 → 2.0");
    await expect(newest).toContainText("2 desired · 2 ready · 2 available");
    await expect(newest.getByTitle("registry.test/shop/web:2.0")).toBeVisible();
    await expect(rolloutPage.revision(2)).toContainText("image web:1.8 → 1.9");
    await expect(rolloutPage.revision(2)).toContainText("no pods");
    await expect(rolloutPage.revision(1)).toContainText("first");
    const replicaSets = await cluster.replicaSets(namespace, "web");
    for (const [index, { metadata }] of replicaSets.entries()) {
      const time = rolloutPage.revision(index + 1).locator("time");
      await expect(time).toHaveAttribute("datetime", String(metadata["creationTimestamp"]));
      await expect(time).toHaveText(/^(just now|\d+ (s|min) ago) · \d{4}-\d\d-\d\d \d\d:\d\d$/);
    }
  });

  test("goes on after a rollback: the revision gets a new number and keeps its old one in mind (T02)", async ({
    cluster,
    namespace,
    page,
    rolloutPage,
  }) => {
    await roll(cluster, namespace);
    await rolloutPage.open(namespace, "web");

    await rolloutPage.revision(2).getByRole("button", { name: "Roll back to 2…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Roll back to revision 2" }).click();

    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 4");
    await expect(rolloutPage.current).toContainText("formerly 2");
    await expect(rolloutPage.current).toContainText("second");
    expect(await rolloutPage.revisionNames()).toEqual(["Revision 4", "Revision 3", "Revision 1"]);
    await expect(rolloutPage.revision(3)).toContainText("rolled back from");
    const [, , again] = await cluster.replicaSets(namespace, "web");
    expect(again?.metadata.annotations).toMatchObject({ [REVISION]: "4", [REVISION_HISTORY]: "2" });
  });

  test("has the numbers and causes of kubectl, also when a revision comes again (T01, T02)", async ({
    cluster,
    namespace,
    rolloutPage,
  }) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    await roll(cluster, namespace);
    await rolloutPage.open(namespace, "web");
    const shownAs = async (lines: Line[]) => {
      await expect(rolloutPage.revision(Number(lines[0]?.number))).toBeVisible();
      expect(await rolloutPage.revisionNames()).toEqual(lines.map(({ number }) => `Revision ${number}`));
      for (const { number, cause } of lines) {
        await expect(rolloutPage.revision(Number(number)).getByText(cause, { exact: true })).toBeVisible();
      }
    };

    const before = await kubectlHistory(cluster, namespace, "web");
    expect(before.map(({ number }) => number)).toEqual(["3", "2", "1"]);
    await shownAs(before);

    await cluster.setImage(namespace, "web", "registry.test/shop/web:1.9", { cause: "second, again" });
    await cluster.waitComplete(namespace, "web");
    const after = await kubectlHistory(cluster, namespace, "web");
    expect(after.map(({ number }) => number)).toEqual(["4", "3", "1"]);
    await shownAs(after);
  });

  test("of a selector with expressions is the one that kubectl finds (T15)", async ({
    cluster,
    namespace,
    rolloutPage,
  }) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    const labels = { app: "web", tier: "front", ring: "blue" };
    const matchExpressions = [
      { key: "tier", operator: "In", values: ["front", "edge"] },
      { key: "ring", operator: "NotIn", values: ["green"] },
      { key: "app", operator: "Exists" },
      { key: "canary", operator: "DoesNotExist" },
    ];
    const spec = { selector: { matchExpressions }, template: { metadata: { labels } } };
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first", spec: { ...spec } });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(2);
    const history = await kubectlHistory(cluster, namespace, "web");
    expect(history).toEqual([
      { number: "2", cause: "second" },
      { number: "1", cause: "first" },
    ]);
    for (const { number, cause } of history) await expect(rolloutPage.revision(Number(number))).toContainText(cause);
  });
});

test.describe("a history that the controller cut", () => {
  test("ends where the history limit ends (T33)", async ({ cluster, namespace, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { revisionHistoryLimit: 2 } });
    for (const tag of [2, 3, 4, 5]) {
      await cluster.waitComplete(namespace, "web");
      await cluster.setImage(namespace, "web", `web:${tag}`);
    }
    await cluster.waitComplete(namespace, "web");
    await expect.poll(async () => (await cluster.replicaSets(namespace, "web")).length).toBe(3);

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(3);
    // Which old ones are kept depends on the controller's version.
    const kept = (await cluster.replicaSets(namespace, "web")).map(({ metadata }) => metadata.annotations?.[REVISION]);
    expect(await rolloutPage.revisionNames()).toEqual(kept.toReversed().map((number) => `Revision ${number}`));
    await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 5");
    await rolloutPage.choose(Number(kept[0]));
    await expect(rolloutPage.panel).toContainText("The oldest revision that is kept.");
  });

  test("to one revision says why there is no way back (T34)", async ({ cluster, namespace, page, rolloutPage }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { revisionHistoryLimit: 0 } });
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:2");
    await cluster.waitComplete(namespace, "web");
    await expect.poll(async () => (await cluster.replicaSets(namespace, "web")).length).toBe(1);

    await rolloutPage.open(namespace, "web");

    await expect(rolloutPage.revisions).toHaveCount(1);
    const rollBack = page.getByRole("button", { name: "Roll back…" });
    await expect(rollBack).toHaveAttribute("aria-disabled", "true");
    await expect(rollBack).toHaveAccessibleDescription(/revisionHistoryLimit is 0/);
  });
});
