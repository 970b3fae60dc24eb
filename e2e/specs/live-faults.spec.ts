import { isWatch, type RecordingProxy } from "../clusters/recording-proxy";
import type { Cluster } from "../clusters/cluster";
import { ListPage } from "../pages/list-page";
import { expect, test } from "../test";

/** The longest that Rewind waits before it tries a cluster again, and as much for the answer. */
const SOON = { timeout: 20_000 };
const SILENCE_MS = 10_000;

const gone = { kind: "Status", status: "Failure", message: "too old resource version", reason: "Expired", code: 410 };
const failure = (code: number) => ({ kind: "Status", status: "Failure", message: "not now", code });

type Fault = {
  what: string;
  /** Disturbs, and lets `meanwhile` happen in the cluster. */
  strike: (proxy: RecordingProxy, meanwhile: () => Promise<void>) => Promise<void>;
};

const FAULTS: Fault[] = [
  {
    what: "a watch that is cut within an event",
    strike: async (proxy, meanwhile) => {
      proxy.breakWatches('{"type":"MODIFIED","object":{"metadata":{"name":"we');
      await meanwhile();
    },
  },
  {
    what: "410 as an event",
    strike: async (proxy, meanwhile) => {
      proxy.breakWatches(`${JSON.stringify({ type: "ERROR", object: gone })}\n`);
      await meanwhile();
    },
  },
  {
    what: "410 as the answer to a watch",
    strike: async (proxy, meanwhile) => {
      proxy.on(isWatch, { kind: "answer", status: 410, body: gone }, 2);
      proxy.breakWatches("");
      await meanwhile();
    },
  },
  {
    what: "429 with Retry-After",
    strike: async (proxy, meanwhile) => {
      proxy.on(isWatch, { kind: "answer", status: 429, headers: { "retry-after": "2" }, body: failure(429) }, 3);
      proxy.breakWatches("");
      await meanwhile();
    },
  },
  {
    what: "500 again and again",
    strike: async (proxy, meanwhile) => {
      proxy.on(isWatch, { kind: "answer", status: 500, body: failure(500) }, 6);
      proxy.breakWatches("");
      await meanwhile();
    },
  },
  {
    what: "ten seconds of silence",
    strike: async (proxy, meanwhile) => {
      const release = proxy.holdWatches();
      const over = new Promise((end) => setTimeout(end, SILENCE_MS));
      await meanwhile();
      await over;
      release();
    },
  },
  {
    what: "a restart of the API server",
    strike: async (proxy, meanwhile) => {
      await proxy.refuse();
      await meanwhile();
      await proxy.accept();
    },
  },
];

for (const { what, strike } of FAULTS) {
  test(`after ${what} list and rollout equal what is in the cluster`, async ({
    cluster,
    context,
    namespace,
    recorded: { url, proxy },
    rolloutPage,
  }) => {
    for (const name of ["web", "api"]) {
      await cluster.deploy(namespace, { name, image: `${name}:1`, cause: "first" });
      await cluster.waitComplete(namespace, name);
    }
    await rolloutPage.open(namespace, "web", url);
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);
    const list = new ListPage(await context.newPage(), cluster.context);
    await list.open(namespace, { appUrl: url });
    await expect(list.freshness).toHaveAccessibleName(/^live/);
    await expect.poll(() => proxy.watches).toHaveLength(3);

    await strike(proxy, () => change(cluster, namespace));

    await expect(list.row("web")).toContainText("second", SOON);
    await expect(list.row("api")).toHaveCount(0);
    await expect(list.row("worker")).toContainText("worker:1");
    await expect(list.freshness).toHaveAccessibleName(/^live/, SOON);
    await expect(rolloutPage.current).toContainText("second", SOON);
    await expect(rolloutPage.revisions).toHaveCount(2);
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/, SOON);
    await expect(rolloutPage.problem).toHaveCount(0);

    // And it goes on from there.
    await cluster.setImage(namespace, "web", "web:3", { cause: "third" });
    await expect(rolloutPage.current).toContainText("third");
    await expect(list.row("web")).toContainText("third");
    // Its pods are watched only until it is over, and the last old one has ended.
    await expect.poll(() => proxy.watches, { timeout: 35_000 }).toHaveLength(3);
  });
}

async function change(cluster: Cluster, namespace: string): Promise<void> {
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await cluster.deploy(namespace, { name: "worker", image: "worker:1" });
  await cluster.remove(namespace, "api");
}

test("a cluster that calls every watch too old is read every few seconds, said to be, and not hammered", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  rolloutPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
  await cluster.waitComplete(namespace, "web");
  proxy.on(isWatch, { kind: "answer", status: 410, body: gone });
  await rolloutPage.open(namespace, "web", url);

  await expect(rolloutPage.freshness).toHaveAccessibleName(/^not live/);
  await expect(rolloutPage.freshness).toHaveAttribute("title", /^Could not watch .* is too old for it\./);
  await expect(rolloutPage.problem).toHaveCount(0);
  expect(proxy.callsTo(isWatch).length).toBeLessThanOrEqual(6);
  await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
  await expect(rolloutPage.current).toContainText("second", SOON);
  // Its pods are followed meanwhile, in the same way.
  expect(proxy.callsTo(isWatch).length).toBeLessThanOrEqual(9);
  expect(proxy.calls.length).toBeLessThan(60);
});

test.describe("with a credential that is refused from now on", () => {
  test.use({ allowedPageErrors: [/status of 401/] });

  test("the cluster is asked once more, and then only when the person wants it", async ({
    cluster,
    namespace,
    recorded: { url, proxy },
    listPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await listPage.open(namespace, { appUrl: url });
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
    proxy.forgetCalls();

    proxy.on(() => true, { kind: "answer", status: 401, body: failure(401) });
    proxy.breakWatches("");
    await expect(listPage.problem).toHaveAttribute("data-code", "unauthenticated");
    await expect(listPage.row("web")).toContainText("first");
    expect(proxy.calls).toHaveLength(2);

    proxy.calm();
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await listPage.freshness.click();
    await expect(listPage.row("web")).toContainText("second");
    await expect(listPage.problem).toHaveCount(0);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);
  });
});
