import { addReplicaSet } from "../clusters/new-replica-set";
import { isWatch, type RecordedCall } from "../clusters/recording-proxy";
import { expect, test } from "../test";

test.use({ controllers: false });

const STRANGERS = 505;
const AT_ONCE = 15;

const isList = (call: RecordedCall) => call.path.includes("/replicasets?") && !isWatch(call);
const isNextPage = (call: RecordedCall) => isList(call) && call.path.includes("continue=");

test("a history behind the first page of ReplicaSets is read, and begun anew when the page expired (T28)", async ({
  cluster,
  namespace,
  openApp,
  rolloutPage,
}) => {
  const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
  const owner = { uid: "11111111-2222-3333-4444-555555555555", name: "other", kind: "Deployment" };
  const waiting = Array.from({ length: STRANGERS }, (_, index) => `a-stranger-${index}`).values();
  const addSome = async () => {
    for (const name of waiting) await addReplicaSet(cluster.api, web, { name, owner });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, addSome));
  // Lists are sorted by name: these two come last.
  await addReplicaSet(cluster.api, web, { name: "z-one", image: "web:1", revision: "1" });
  await addReplicaSet(cluster.api, web, { name: "z-two", revision: "2" });
  const proxy = await cluster.recordingProxy();
  const expired = { kind: "Status", status: "Failure", reason: "Expired", code: 410, message: "token is too old" };
  proxy.on(isNextPage, { kind: "answer", status: 410, body: expired }, 1);

  await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig: proxy.kubeconfig })).url);

  await expect(rolloutPage.revisions).toHaveCount(2);
  await expect(rolloutPage.current).toHaveAttribute("aria-label", "Revision 2");
  const pages = proxy.callsTo(isList).slice(0, 4);
  expect(pages.map((call) => [isNextPage(call) ? "next" : "first", call.status])).toEqual([
    ["first", 200],
    ["next", 410],
    ["first", 200],
    ["next", 200],
  ]);
});
