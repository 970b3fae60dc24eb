import type { Pod } from "../clusters/objects";
import { release } from "../clusters/release";
import { watchCreated } from "../clusters/watch-created";
import { expect, test } from "../test";

const HASH = "pod-template-hash";

test.describe("rolling back a stuck rollout of ten replicas", () => {
  test("kills no healthy pod and creates two (F1)", async ({ cluster, namespace, rolloutPage, undoDialog }) => {
    const releases = [
      { image: "web:1.8", cause: "good" },
      { image: "web:1.9-never-ready", cause: "bad" },
    ] as const;
    await release(cluster, namespace, [releases[0]], { replicas: 10 });
    const good = new Set((await cluster.pods(namespace, "web")).map(({ metadata }) => metadata.uid));
    await cluster.setImage(namespace, "web", releases[1].image, { cause: releases[1].cause });
    // maxSurge and maxUnavailable are 25 %: three more, rounded up, and two fewer, rounded down.
    const stuck = await cluster.waitFor(
      namespace,
      "web",
      ({ status }) => status.replicas === 13 && status.updatedReplicas === 5,
    );
    expect(stuck.status.availableReplicas).toBe(8);
    expect(stuck.spec.strategy).toMatchObject({ rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } });
    const alive = async () =>
      (await cluster.pods(namespace, "web")).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    await expect.poll(async () => (await alive()).length).toBe(13);
    const healthy = (await alive()).map(({ metadata }) => metadata.uid).filter((uid) => good.has(uid));
    expect(healthy).toHaveLength(8);
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.revision(1)).toContainText("serving");
    const created = await watchCreated<Pod>(cluster.api, `/api/v1/namespaces/${namespace}/pods`);

    await expect(rolloutPage.undo).toHaveText("Roll back to 1…");
    await rolloutPage.undo.click();
    await expect(undoDialog.pods).toHaveText("Replaces 5 pods · keeps 8 healthy pods · creates 2");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("10 of 10 available on revision 3");
    await cluster.waitComplete(namespace, "web");
    const running = (await alive()).map(({ metadata }) => metadata.uid);
    expect(running).toHaveLength(10);
    expect(healthy.filter((uid) => !running.includes(uid))).toEqual([]);
    const [first, second] = (await cluster.replicaSets(namespace, "web")).toReversed();
    expect([first?.spec.replicas, second?.spec.replicas]).toEqual([10, 0]);
    await expect.poll(() => created.objects.length).toBe(2);
    expect(new Set(created.objects.map(({ metadata }) => metadata.labels?.[HASH]))).toEqual(
      new Set([first?.metadata.labels?.[HASH]]),
    );
    created.end();
  });
});
