import type { Activity } from "@/lib/contract/activity";
import { clusterSegment } from "@/lib/contract/cluster-segment";
import type { Cluster } from "../clusters/cluster";
import { kubectlVersion } from "../clusters/kubectl";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

/** Back to revision 3, which runs web:1, by somebody who leaves no record: kubectl where the machine has it. */
async function undoWithoutRewind(cluster: Cluster, namespace: string): Promise<void> {
  const undo = ["rollout", "undo", "deployment/web", "--to-revision=3"];
  if (kubectlVersion === null) await cluster.setImage(namespace, "web", "web:1");
  else expect((await cluster.kubectl("--namespace", namespace, ...undo)).stderr).toBe("");
  await cluster.waitComplete(namespace, "web");
}

test.describe("what is known of revisions that are gone, and of those that came back", () => {
  test("what a record calls bad is not proposed though what was rolled back to is gone, and choosing it warns", async ({
    cluster,
    namespace,
    request,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [{ image: "web:1" }, { image: "web:2" }, { image: "web:3" }]);
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const [first] = await cluster.replicaSets(namespace, "web");
    await api.undo(1, { reason: "web:3 answers 500" });
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:4");
    await cluster.waitComplete(namespace, "web");
    // As the controller does with what exceeds the history's limit; which one it takes depends on its version.
    await cluster.api.delete(`/apis/apps/v1/namespaces/${namespace}/replicasets/${first?.metadata.name}`, {});
    await expect.poll(async () => (await api.read()).revisions.map(({ number }) => number)).toEqual(["5", "3", "2"]);

    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.undo).toHaveText("Roll back to 2…");
    await expect(rolloutPage.revision(2)).not.toContainText("rolled back from");
    await expect(rolloutPage.revision(3)).toContainText("rolled back from");
    await expect(rolloutPage.current).toContainText("Compared with 3, because 4 is gone.");

    expect(await api.checks(3, "rolled-back-from")).toMatchObject([{ state: "warn" }]);
    await rolloutPage.rollBackTo(3);
    await expect(undoDialog.root).toContainText("Revision 3 is what was rolled back from.");
    await expect(undoDialog.root).toContainText("web:3 answers 500");
  });

  test("a record is about one reign: its time is told, its words are not those of the next, and what ran before is by number", async ({
    cluster,
    namespace,
    request,
    rolloutPage,
    activityPage,
  }) => {
    await release(cluster, namespace, [{ image: "web:1" }, { image: "web:2" }]);
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const { uid: first } = await api.revision(1);
    const activity = async (number: string) => {
      const path = `/api/clusters/${clusterSegment(cluster.context)}/activity`;
      const answer: Activity = await (await request.get(path, { params: { namespace } })).json();
      return answer.entries.find((entry) => entry.number === number);
    };
    await api.undo(1, { reason: "web:2 answers 500" });
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:4");
    await cluster.waitComplete(namespace, "web");

    const { rollback, rolledOut } = await api.revision(3);
    expect(rollback).toMatchObject({ from: "2", reason: "web:2 answers 500" });
    expect(rolledOut).toEqual({ at: rollback?.at, noLaterThan: false });
    expect(await activity("3")).toMatchObject({ at: rollback?.at, noLaterThan: false });

    await undoWithoutRewind(cluster, namespace);

    await expect.poll(async () => (await api.read()).revisions.map(({ number }) => number)).toEqual(["5", "4", "2"]);
    expect(await api.revision(5)).toMatchObject({
      rollback: null,
      leftOver: "reason",
      rolledOut: { noLaterThan: true },
    });
    expect(await api.revision(4)).toMatchObject({ predecessor: first, predecessorNumber: "3", goneBetween: [] });
    expect(await activity("5")).toMatchObject({ rollback: null, noLaterThan: true });
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.current).toContainText("formerly 1, 3");
    await expect(rolloutPage.current).toContainText(/by \d\d:\d\d/);
    await expect(rolloutPage.current).not.toContainText(/rolled back|answers 500/i);
    await expect(rolloutPage.revision(4)).toContainText("Compared with 5, which was 3 then.");
    await expect(rolloutPage.revision(4)).toContainText("image web:1 → 4");
    await activityPage.open(namespace);
    await expect(activityPage.row("web", 5)).toContainText(/by \d\d:\d\d/);
    await expect(activityPage.row("web", 5)).not.toContainText(/rolled back|answers 500/i);
  });
});

test("a change cause that was only copied on is left over, and the reason of a rollback is never another revision's", async ({
  cluster,
  namespace,
  request,
  rolloutPage,
  listPage,
  activityPage,
}) => {
  const LEFT_OVER = "left over from before: first";
  const NONE = "no change cause (a rollback’s reason is left over)";
  await release(cluster, namespace, [{ image: "web:1", cause: "first" }, { image: "web:2" }]);
  const api = new RolloutApi(request, cluster.context, namespace, "web");

  await rolloutPage.open(namespace, "web");
  await expect(rolloutPage.current).toContainText(LEFT_OVER);
  await expect(rolloutPage.revision(1)).not.toContainText("left over");
  await activityPage.open(namespace);
  await expect(activityPage.row("web", 2)).toContainText(LEFT_OVER);
  expect(await api.read()).toMatchObject({ changeCause: "first", leftOver: "cause" });

  await api.undo(1, { reason: "checkout answers 500" });
  await cluster.setImage(namespace, "web", "web:3");
  await cluster.waitComplete(namespace, "web");

  // The cluster holds it, as the controller has copied it.
  const newest = (await cluster.replicaSets(namespace, "web")).at(-1);
  expect(newest?.metadata.annotations).toMatchObject({ "kubernetes.io/change-cause": "checkout answers 500" });
  expect(await api.revision(4)).toMatchObject({ changeCause: null, leftOver: "reason" });
  expect(await api.revision(3)).toMatchObject({
    changeCause: "checkout answers 500",
    leftOver: null,
    ownCause: "first",
  });
  await activityPage.open(namespace);
  await expect(activityPage.row("web", 4)).toContainText(NONE);
  await rolloutPage.open(namespace, "web");
  await expect(rolloutPage.current).toContainText(NONE);
  await expect(rolloutPage.revision(3)).toContainText("checkout answers 500");
  await listPage.open(namespace);
  await expect(listPage.row("web")).toContainText(NONE);

  // Nor does it come along when that revision is rolled back to.
  await cluster.setImage(namespace, "web", "web:5", { cause: "fifth" });
  await cluster.waitComplete(namespace, "web");
  await api.undo(4);
  const { annotations } = (await cluster.deployment(namespace, "web")).metadata;
  expect(annotations).not.toHaveProperty("kubernetes.io/change-cause");
});
