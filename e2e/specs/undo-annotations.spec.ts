import type { Cluster } from "../clusters/cluster";
import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { addReplicaSet, REVISION, REVISION_HISTORY } from "../clusters/new-replica-set";
import { kubectlVersion } from "../clusters/kubectl";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

// Annotations that no controller copies about: what is there afterwards is what the patch has done.
test.use({ controllers: false });

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const DESIRED = "deployment.kubernetes.io/desired-replicas";
const MAX = "deployment.kubernetes.io/max-replicas";

/** A Deployment at revision 3 with revision 1 below it, each with annotations of its own. */
async function arrange(cluster: Cluster, namespace: string): Promise<void> {
  const annotations = { team: "a", [LAST_APPLIED]: "{}", [REVISION]: "3" };
  const web = await cluster.deploy(namespace, {
    name: "web",
    image: "web:3",
    cause: "c3",
    metadata: { annotations },
  });
  await addReplicaSet(cluster.api, web, { name: "web-3", revision: "3", cause: "c3" });
  await addReplicaSet(cluster.api, web, {
    name: "web-1",
    image: "web:1",
    revision: "1",
    cause: "c1",
    annotations: { old: "yes", [DESIRED]: "1", [MAX]: "2", [REVISION_HISTORY]: "0" },
  });
}

async function annotationsAfter(cluster: Cluster, namespace: string): Promise<Record<string, string> | undefined> {
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
  return (await cluster.deployment(namespace, "web")).metadata.annotations;
}

test("keeps what others wrote, takes only the change cause, and copies no bookkeeping (T39)", async ({
  cluster,
  namespace,
  rolloutPage,
  undoDialog,
}) => {
  await arrange(cluster, namespace);
  await rolloutPage.open(namespace, "web");

  await rolloutPage.rollBackTo(1);
  await undoDialog.confirm.click();

  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "unobserved");
  expect(await annotationsAfter(cluster, namespace)).toEqual({
    team: "a",
    [LAST_APPLIED]: "{}",
    [REVISION]: "3",
    [CHANGE_CAUSE]: "c1",
    "rewind/rollbacks": expect.stringContaining('"fromNumber":"3"'),
  });
});

test("leaves what kubectl leaves, where that is asked (T38)", async ({ cluster, namespace, request }) => {
  await arrange(cluster, namespace);

  await new RolloutApi(request, cluster.context, namespace, "web").undo(1, { annotations: "kubectl" });

  const kubectlMode = await annotationsAfter(cluster, namespace);
  expect(kubectlMode).toEqual({ [LAST_APPLIED]: "{}", [REVISION]: "3", old: "yes", [CHANGE_CAUSE]: "c1" });
});

test("the real kubectl leaves the same annotations and the same template on a twin (T38)", async ({
  cluster,
  namespace,
  request,
}) => {
  test.skip(kubectlVersion === null, "kubectl is not on this machine");
  const twin = `${namespace}-twin`;
  await cluster.createNamespace(twin);
  await Promise.all([namespace, twin].map((each) => arrange(cluster, each)));

  await new RolloutApi(request, cluster.context, namespace, "web").undo(1, { annotations: "kubectl" });
  const undone = await cluster.kubectl("-n", twin, "rollout", "undo", "deployment/web", "--to-revision=1");

  expect(undone).toMatchObject({ code: 0 });
  expect(await annotationsAfter(cluster, namespace)).toEqual(await annotationsAfter(cluster, twin));
  const [ours, theirs] = await Promise.all([namespace, twin].map((each) => cluster.deployment(each, "web")));
  expect(ours?.spec).toEqual(theirs?.spec);
});
