import { isWatch, type RecordedCall } from "../clusters/recording-proxy";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const isReview = ({ path }: RecordedCall) => path.endsWith("/selfsubjectaccessreviews");
const inShort = ({ method, path }: RecordedCall) => `${method} ${decodeURIComponent(path)}`;
const LOADS = 20;

/** A keep-alive agent may open a second and a third connection for calls at the same moment; twenty loads need no twenty. */
const FEW = 4;

test.use({ unused: true });

test("opening the history of a finished rollout reads its Deployment and its ReplicaSets once, with the whole selector, and watches both", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  rolloutPage,
}) => {
  const labels = { app: "web", tier: "front" };
  const selector = {
    matchLabels: labels,
    matchExpressions: [{ key: "track", operator: "NotIn", values: ["canary", "test"] }],
  };
  const template = { metadata: { labels } };
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first", spec: { selector, template } });
  await cluster.deploy(namespace, { name: "other", image: "other:1" });
  await cluster.waitComplete(namespace, "web");
  await rolloutPage.open(namespace, "web", url);
  await expect(rolloutPage.revisions).toHaveCount(1);
  await expect(rolloutPage.pause).not.toHaveAttribute("aria-disabled");

  const base = `/apis/apps/v1/namespaces/${namespace}`;
  await expect.poll(() => proxy.callsTo(isReview).length).toBe(1);
  await expect.poll(() => proxy.watches).toHaveLength(2);
  const calls = proxy.callsTo((call) => !isReview(call) && !isWatch(call));
  expect(calls.map(inShort)).toEqual([
    `GET ${base}/deployments?fieldSelector=metadata.name=web&limit=500`,
    expect.stringMatching(new RegExp(`^GET ${base}/replicasets\\?`)),
  ]);
  const asked = new URL(calls[1]?.path ?? "", "https://cluster").searchParams;
  expect(
    asked
      .get("labelSelector")
      ?.split(/,(?![^(]*\))/)
      .toSorted(),
  ).toEqual(["app=web", "tier=front", "track notin (canary,test)"]);
  expect(proxy.callsTo(isWatch).map(({ path }) => path.replace(/watch=.*/, ""))).toEqual([
    `${base}/deployments?fieldSelector=metadata.name%3Dweb&`,
    expect.stringMatching(new RegExp(`^${base}/replicasets\\?labelSelector=[^&]+&$`)),
  ]);
});

test("opening it over and over takes few connections, and asks for the rights once", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);

  for (let load = 1; load <= LOADS; load++) {
    expect((await api.read()).revisions).toHaveLength(1);
    expect((await request.get(`${api.path}/permissions`)).ok()).toBe(true);
  }

  expect(proxy.callsTo(isReview)).toHaveLength(1);
  const calls = proxy.callsTo((call) => !isReview(call));
  expect(calls).toHaveLength(2 * LOADS);
  expect(new Set(calls.map(({ path }) => path)).size).toBe(2);
  expect(proxy.connections).toBeLessThanOrEqual(FEW);
});

test("a revision's template and an undo read fresh: one GET, one LIST, and for the undo one PATCH", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const { uid } = await api.revision(1);
  const base = `/apis/apps/v1/namespaces/${namespace}`;
  const reading = [
    `GET ${base}/deployments/web`,
    expect.stringMatching(`^GET ${base}/replicasets\\?labelSelector=app=web&`),
  ];

  proxy.forgetCalls();
  expect((await request.get(`${api.path}/revisions/${uid}`)).ok()).toBe(true);
  expect(proxy.calls.map(inShort)).toEqual(reading);

  const { live } = await api.read();
  proxy.forgetCalls();
  expect((await api.post("undo", { to: uid, seen: live.digest })).status()).toBe(200);
  expect(proxy.calls.map(inShort)).toEqual([...reading, `PATCH ${base}/deployments/web?fieldManager=rewind`]);
  expect(proxy.connections).toBeLessThanOrEqual(FEW);
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
});

test("a list is one LIST and one watch of its namespace alone, and opening it reads no ReplicaSet", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  listPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  await listPage.open(namespace, { appUrl: url });
  await expect(listPage.link("web")).toBeVisible();

  await expect.poll(() => proxy.watches).toHaveLength(1);
  expect(proxy.calls.map(inShort)).toEqual([
    expect.stringMatching(`^GET /apis/apps/v1/namespaces/${namespace}/deployments\\?limit=`),
    expect.stringMatching(`^GET /apis/apps/v1/namespaces/${namespace}/deployments\\?watch=true&`),
  ]);
});
