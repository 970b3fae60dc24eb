import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

test("what Rewind notes of a rollback finds no room in the annotations: that is said before and after, and it is done without", async ({
  cluster,
  namespace,
  request,
  rolloutPage,
  undoDialog,
}) => {
  const RELEASES = [
    { image: "web:1.8", cause: "first" },
    { image: "web:1.9", cause: "second" },
  ] as const;
  const { metadata } = await release(cluster, namespace, RELEASES);
  const used = Object.entries(metadata.annotations ?? {}).reduce(
    (sum, [key, value]) => sum + key.length + value.length,
    0,
  );
  const filler = "x".repeat(256 * 1024 - used - LAST_APPLIED.length - 60);
  await cluster.patch(namespace, "web", { metadata: { annotations: { [LAST_APPLIED]: filler } } });
  const api = new RolloutApi(request, cluster.context, namespace, "web");

  expect((await api.preview(1)).gaveWay).toEqual(["record"]);
  const reason = "checkout answers 500";
  const { gaveWay, beside } = await api.preview(1, { reason });
  expect(gaveWay).toEqual(["record", "own-cause"]);
  expect(beside.map(({ text }) => text)).toEqual(["annotation kubernetes.io/change-cause changed"]);
  await rolloutPage.open(namespace, "web");
  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.root).toContainText("the annotations are full (256 KiB): the record of this rollback.");
  await undoDialog.confirm.click();
  await expect(rolloutPage.progress).toContainText("the annotations are full (256 KiB): the record of this rollback.");
  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");

  await api.undo(2);
  await cluster.waitComplete(namespace, "web");
  const done = await api.undo(3, { reason });
  expect(done).toMatchObject({ outcome: "rolled-back", gaveWay: ["record", "own-cause"] });
  await cluster.waitComplete(namespace, "web");
  const { annotations } = (await cluster.deployment(namespace, "web")).metadata;
  expect(annotations).toMatchObject({ [CHANGE_CAUSE]: reason, [LAST_APPLIED]: filler });
  expect(annotations).not.toHaveProperty("rewind/rollbacks");
});
