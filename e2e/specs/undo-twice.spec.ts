import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;

test.describe("a rollback that is asked for twice at once", () => {
  test("is sent once for a double click, and is not taken back by it (T56)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.undo.dblclick();
    await undoDialog.confirm.dblclick();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("is sent once for two tabs, and the second hears that nothing was left to do (T56)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const [{ live }, { uid }] = await Promise.all([api.read(), api.revision(1)]);

    const answers = await Promise.all([1, 2].map(() => api.post("undo", { to: uid, seen: live.digest })));

    expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
    const outcomes = await Promise.all(answers.map(async (answer) => (await answer.json()).outcome));
    expect(outcomes.toSorted()).toEqual(["rolled-back", "unchanged"]);
    expect(proxy.patches).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });
});
