import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { REVISION } from "../clusters/new-replica-set";
import type { JsonObject, List, ReplicaSet } from "../clusters/objects";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;

test.describe("the one request that a rollback sends", () => {
  test("is a JSON Patch that holds for what was seen, and touches the template and its cause (T36, T37, T72)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const metadata = { labels: { team: "payments" }, annotations: { [LAST_APPLIED]: `{"a":"b"}` } };
    const before = await release(cluster, namespace, TWO, { metadata });
    const [first] = await cluster.replicaSets(namespace, "web");
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    proxy.forgetCalls();
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");

    expect(proxy.patches).toHaveLength(1);
    const [{ path, headers, body, status } = { path: "", headers: {}, body: "", status: 0 }] = proxy.patches;
    expect(status).toBe(200);
    expect(path).toBe(`/apis/apps/v1/namespaces/${namespace}/deployments/web?fieldManager=rewind`);
    expect(headers["content-type"]).toBe("application/json-patch+json");
    expect(body).not.toContain("pod-template-hash");
    const { metadata: target, ...template } = first?.spec.template ?? {};
    expect(JSON.parse(body)).toEqual([
      { op: "test", path: "/metadata/uid", value: before.metadata.uid },
      { op: "test", path: "/spec/template", value: before.spec.template },
      { op: "test", path: "/spec/paused", value: null },
      {
        op: "replace",
        path: "/spec/template",
        value: { ...template, metadata: { ...target, labels: { app: "web" } } },
      },
      { op: "add", path: "/metadata/annotations/kubernetes.io~1change-cause", value: "first" },
      {
        op: "add",
        path: "/metadata/annotations/rewind~1rollbacks",
        value: expect.stringContaining(first?.metadata.uid ?? "none"),
      },
    ]);

    const after = await cluster.waitFor(
      namespace,
      "web",
      ({ metadata: { annotations } }) => annotations?.[REVISION] === "3",
    );
    const { template: _, ...spec } = before.spec;
    expect(after.spec).toEqual({ ...spec, template: { ...before.spec.template, ...after.spec.template } });
    expect(after.metadata.labels).toEqual(before.metadata.labels);
    expect(after.metadata.annotations).toEqual({
      ...before.metadata.annotations,
      [CHANGE_CAUSE]: "first",
      [REVISION]: "3",
      "rewind/rollbacks": expect.stringContaining('"fromNumber":"2"'),
    });
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
    expect(after.metadata.managedFields).toContainEqual(expect.objectContaining({ manager: "rewind" }));
  });

  test("costs one GET and one LIST, with the whole selector, and one PATCH", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    const { uid } = await api.revision(1);
    proxy.forgetCalls();

    await api.post("undo", { to: uid, seen: live.digest });

    const below = `/apis/apps/v1/namespaces/${namespace}`;
    const calls = proxy.calls.map(({ method, path }) => `${method} ${path.replace(/[?&]limit=\d+/, "")}`);
    expect(calls).toEqual([
      `GET ${below}/deployments/web`,
      expect.stringMatching(`^GET ${below}/replicasets[?&]labelSelector=app(=|%3D)web`),
      `PATCH ${below}/deployments/web?fieldManager=rewind`,
    ]);
  });

  test("brings back exactly what was there, whatever the bad release had added (T36)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const before = await release(cluster, namespace, [TWO[0]]);
    const added = {
      metadata: { labels: { tier: "front" }, annotations: { "example.test/checksum": "abc" } },
      spec: {
        nodeSelector: { "example.test/disk": "none" },
        initContainers: [{ name: "migrate", image: "migrate:2" }],
        containers: [
          { name: "web", image: "web:1.9", env: [{ name: "MODE", value: "new" }] },
          { name: "sidecar", image: "sidecar:2" },
        ],
      },
    };
    await cluster.patch(namespace, "web", { spec: { template: added } }, "strategic");
    await rolloutPage.open(namespace, "web");

    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect((await cluster.deployment(namespace, "web")).spec.template).toEqual(before.spec.template);
    // A template that is not the same to the last field would be a third ReplicaSet.
    expect((await cluster.replicaSets(namespace, "web")).map(({ spec }) => spec.replicas)).toEqual([0, 1]);
  });

  test("and back, where a template holds signs that Kubernetes writes in its own way", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const signs = "a && b > c < d \u2028\u2029 \b\f\u0007\u007f \\b é 결 🚑 \ud800";
    const args = { spec: { template: { spec: { containers: [{ name: "web", image: "web:1.8", args: [signs] }] } } } };
    const before = await release(cluster, namespace, TWO, args);
    // Half a sign is none in Go, and another one is stored in its place.
    const [stored] = before.spec.template.spec.containers;
    await rolloutPage.open(namespace, "web");

    for (const [to, image] of [
      [1, "web:1.8"],
      [2, "web:1.9"],
    ] as const) {
      await rolloutPage.rollBackTo(to);
      await undoDialog.confirm.click();
      await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
      await expect(undoDialog.root).toHaveCount(0);
      const { spec } = await cluster.deployment(namespace, "web");
      expect(spec.template.spec.containers[0]).toEqual({ ...stored, image });
    }
    expect((await cluster.deployment(namespace, "web")).spec.template).toEqual(before.spec.template);
  });

  test("carries fields that nobody here knows, and every digit, byte for byte", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    const seconds = "9007199254740993";
    const tomorrow = `{"big":${seconds},"list":[{}],"none":null,"text":"\\u0000 가 🚑 </script>"}`;
    // What a newer API server than any library would answer: JSON.stringify cannot write such numbers.
    const fromTheFuture = (answer: JsonObject): string => {
      const list = answer as unknown as List<ReplicaSet>;
      for (const { spec } of list.items.filter(({ metadata }) => metadata.annotations?.[REVISION] === "1")) {
        spec.template.spec.terminationGracePeriodSeconds = "«seconds»";
        spec.template.spec.containers[0] = {
          name: "web",
          image: "web:1.8",
          ...spec.template.spec.containers[0],
          tomorrow: "«tomorrow»",
        };
      }
      return JSON.stringify(list).replace(`"«seconds»"`, seconds).replace(`"«tomorrow»"`, tomorrow);
    };
    proxy.on(({ method, path }) => method === "GET" && path.includes("/replicasets"), {
      kind: "rewrite",
      body: fromTheFuture,
    });
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toBeVisible();
    const body = proxy.patches[0]?.body ?? "";
    expect(body).toContain(`"terminationGracePeriodSeconds":${seconds}`);
    expect(body).toContain(`"tomorrow":{"big":${seconds},`);
    const text = String.raw`"text":"\u0000 가 🚑 \u003c/script\u003e"`;
    expect(body).toContain(`"list":[{}],"none":null,${text}`);
    const { text: stored } = await cluster.api.answer("GET", `/apis/apps/v1/namespaces/${namespace}/deployments/web`);
    expect(stored).toContain(`"terminationGracePeriodSeconds":${seconds}`);
  });
});
