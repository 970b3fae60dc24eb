import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { REVISION, REVISION_HISTORY } from "../clusters/new-replica-set";
import type { Cluster } from "../clusters/cluster";
import { kubectlVersion } from "../clusters/kubectl";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const RELEASES = [
  { image: "web:1.7", cause: "first" },
  { image: "web:1.8", cause: "second" },
  { image: "web:1.9", cause: "third" },
] as const;

/** All that Rewind leaves behind beside what kubectl does. */
const RECORD = "rewind/rollbacks";

/** What a rollback leaves behind, but for Rewind's record and what differs between any two objects. */
async function leftBehind(cluster: Cluster, namespace: string) {
  const { metadata, spec } = await cluster.deployment(namespace, "web");
  const replicaSets = await cluster.replicaSets(namespace, "web");
  return {
    annotations: withoutRecord(metadata.annotations),
    spec,
    replicaSets: replicaSets.map(({ metadata: { name, annotations }, spec: { replicas } }) => ({
      name,
      annotations: withoutRecord(annotations),
      replicas,
    })),
  };
}

function withoutRecord(annotations: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => name !== RECORD));
}

test.describe("rolling back renumbers revisions and reuses their ReplicaSets", () => {
  test("1, 2, 3 becomes 1, 3, 4 and then 3, 4, 5 (T01, T02, T36)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, RELEASES, { replicas: 2 });
    const before = await cluster.replicaSets(namespace, "web");
    const annotationsOf = async (place: number) => {
      const uid = before[place]?.metadata.uid;
      const now = (await cluster.replicaSets(namespace, "web")).find(({ metadata }) => metadata.uid === uid);
      return now?.metadata.annotations;
    };
    await rolloutPage.open(namespace, "web");
    await expect(rolloutPage.undo).toHaveText("Roll back to 2…");

    await rolloutPage.rollBackTo(2);
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    await expect.poll(() => rolloutPage.revisionNames()).toEqual(["Revision 4", "Revision 3", "Revision 1"]);
    await expect(rolloutPage.current).toContainText("formerly 2");
    await expect(rolloutPage.current).toContainText("web:1.8");
    await expect(rolloutPage.current).toContainText("second");
    expect(await annotationsOf(1)).toMatchObject({
      [REVISION]: "4",
      [REVISION_HISTORY]: "2",
      [CHANGE_CAUSE]: "second",
    });

    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();

    await expect.poll(() => rolloutPage.revisionNames()).toEqual(["Revision 5", "Revision 4", "Revision 3"]);
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    await expect(rolloutPage.current).toContainText("formerly 1");
    expect(await annotationsOf(0)).toMatchObject({ [REVISION]: "5", [REVISION_HISTORY]: "1", [CHANGE_CAUSE]: "first" });
    // A revision that was left behind keeps its own change cause.
    expect(await annotationsOf(2)).toMatchObject({ [REVISION]: "3", [CHANGE_CAUSE]: "third" });
    const uids = (replicaSets: typeof before) => replicaSets.map(({ metadata }) => metadata.uid).toSorted();
    expect(uids(await cluster.replicaSets(namespace, "web"))).toEqual(uids(before));
    await expect
      .poll(async () => (await cluster.deployment(namespace, "web")).metadata.annotations?.[REVISION])
      .toBe("5");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.7");
  });

  test("kubectl on a twin leaves the same objects, and tells the same history (T01, T02)", async ({
    cluster,
    namespace,
    request,
  }) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    const twin = `${namespace}-twin`;
    await cluster.createNamespace(twin);
    await Promise.all([namespace, twin].map((each) => release(cluster, each, RELEASES)));
    const rewind = new RolloutApi(request, cluster.context, namespace, "web");
    const kubectl = (...args: string[]) => cluster.kubectl("--namespace", twin, "rollout", ...args);

    for (const revision of [2, 1]) {
      await rewind.undo(revision);
      expect((await kubectl("undo", "deployment/web", `--to-revision=${revision}`)).code).toBe(0);
      await Promise.all([namespace, twin].map((each) => cluster.waitComplete(each, "web")));

      await expect.poll(async () => leftBehind(cluster, namespace)).toEqual(await leftBehind(cluster, twin));
    }

    const history = await cluster.kubectl("--namespace", namespace, "rollout", "history", "deployment/web");
    expect(history.stdout).toBe((await kubectl("history", "deployment/web")).stdout);
    expect(history.stdout).toMatch(/3\s+third\n4\s+second\n5\s+first\n/);
    const { revisions } = await rewind.read();
    expect(revisions.map(({ number, changeCause }) => [number, changeCause])).toEqual([
      ["5", "first"],
      ["4", "second"],
      ["3", "third"],
    ]);
  });

  test("how many replicas somebody has scaled it to is nobody's revision (T66)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [RELEASES[0], RELEASES[1]], { replicas: 3 });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);
    await cluster.patch(namespace, "web", { spec: { replicas: 7 } });

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("7 of 7 available on revision 3");
    const { spec, status } = await cluster.deployment(namespace, "web");
    expect(spec.replicas).toBe(7);
    expect(status.availableReplicas).toBe(7);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.7");
  });
});
