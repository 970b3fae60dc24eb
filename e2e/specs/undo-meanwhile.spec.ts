import type { Cluster } from "../clusters/cluster";
import { isPatch } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { expect, test } from "../test";

// Chromium logs refusals as errors.
test.use({ allowedPageErrors: [/status of (404|409)/] });

const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;

/** A colleague's pipeline ships a hotfix, under its own name. */
async function shipHotfix(cluster: Cluster, namespace: string): Promise<void> {
  const template = { spec: { containers: [{ name: "web", image: "web:1.9-hotfix" }] } };
  await cluster.api.patch(
    `/apis/apps/v1/namespaces/${namespace}/deployments/web?fieldManager=release-pipeline`,
    { spec: { template } },
    "strategic",
  );
  await cluster.observed(namespace, "web");
}

test.describe("what happened meanwhile is never written over", () => {
  test.beforeEach(async ({ recorded: { url }, cluster, namespace, rolloutPage }) => {
    await release(cluster, namespace, TWO);
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
  });

  for (const { when, how } of [
    { when: "while the question was open", how: "before" },
    { when: "between Rewind's own reading and writing", how: "within" },
  ] as const) {
    test(`a hotfix shipped ${when} stays, and is shown with its author (F2, T50)`, async ({
      recorded: { proxy },
      cluster,
      namespace,
      rolloutPage,
      undoDialog,
    }) => {
      const ship = () => shipHotfix(cluster, namespace);
      if (how === "before") await undoDialog.beforeItIsSent(ship);
      else proxy.on(isPatch, { kind: "first", act: ship }, 1);

      await undoDialog.confirm.click();

      await expect(undoDialog.problem).toHaveAttribute("data-code", "changed-meanwhile");
      await expect(undoDialog.problem).toContainText("Somebody changed web while you were reading");
      await expect(undoDialog.problem).toContainText("Written by release-pipeline");
      await expect(undoDialog.problem).toContainText("1.9-hotfix");
      expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9-hotfix");
      expect(proxy.patches.map(({ status }) => status)).toEqual(how === "before" ? [] : [422]);

      await undoDialog.lookAgain.click();
      await expect(undoDialog.now).toContainText("web:1.9-hotfix");
      await undoDialog.confirm.click();
      await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
      expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
    });
  }

  test("a status that changes and an autoscaler that scales disturb nobody (T52, T66)", async ({
    recorded: { proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const web = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
    const churn = async () => {
      const condition = { type: "Churned", status: "True", reason: "Test", message: "" };
      await cluster.api.patch(`${web}/status`, { status: { conditions: [condition] } }, "strategic");
      await cluster.api.patch(web, { spec: { replicas: 3 } });
    };
    proxy.on(isPatch, { kind: "first", act: churn }, 1);

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("3 of 3 available on revision 3");
    expect(proxy.patches.map(({ status }) => status)).toEqual([200]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("a conflict that means nothing is tried again, and nobody hears of it (T52)", async ({
    recorded: { proxy },
    rolloutPage,
    undoDialog,
  }) => {
    const message = `Operation cannot be fulfilled on deployments.apps "web": the object has been modified`;
    const conflict = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Conflict", code: 409, message };
    proxy.on(isPatch, { kind: "answer", status: 409, body: conflict }, 1);

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches.map(({ status }) => status)).toEqual([409, 200]);
  });

  test("a revision that was cleaned up is said to be gone, and nothing is sent (T43)", async ({
    recorded: { proxy },
    cluster,
    namespace,
    undoDialog,
  }) => {
    const [first] = await cluster.replicaSets(namespace, "web");
    await undoDialog.beforeItIsSent(() =>
      cluster.api.delete(`/apis/apps/v1/namespaces/${namespace}/replicasets/${first?.metadata.name}`),
    );

    await undoDialog.confirm.click();

    await expect(undoDialog.problem).toHaveAttribute("data-code", "revision-gone");
    await expect(undoDialog.problem).toContainText("Revision 1 is gone");
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("one that was deleted and created again is another Deployment, and left alone", async ({
    recorded: { proxy },
    cluster,
    namespace,
    undoDialog,
  }) => {
    await undoDialog.beforeItIsSent(async () => {
      await cluster.remove(namespace, "web");
      await cluster.deploy(namespace, { name: "web", image: "web:2.0" });
    });

    await undoDialog.confirm.click();

    await expect(undoDialog.problem).toHaveAttribute("data-code", "recreated");
    await expect(undoDialog.problem).toContainText("web was deleted and created again");
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2.0");
  });

  test("one that was deleted is gone (T54)", async ({ recorded: { proxy }, cluster, namespace, undoDialog }) => {
    await undoDialog.beforeItIsSent(() => cluster.remove(namespace, "web"));

    await undoDialog.confirm.click();

    await expect(undoDialog.problem).toHaveAttribute("data-code", "not-found");
    await expect(undoDialog.problem).toContainText("web is gone");
    expect(proxy.patches).toEqual([]);
  });

  test("one that somebody has rolled back already needs nothing, and nothing is sent (T40)", async ({
    recorded: { proxy },
    cluster,
    namespace,
    undoDialog,
  }) => {
    await undoDialog.beforeItIsSent(() => cluster.setImage(namespace, "web", "web:1.8"));

    await undoDialog.confirm.click();

    await expect(undoDialog.title).toHaveText("web runs revision 1 already");
    await expect(undoDialog.root).toContainText("nothing was sent");
    expect(proxy.patches).toEqual([]);
  });
});
