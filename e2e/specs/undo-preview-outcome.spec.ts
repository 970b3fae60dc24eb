import { applyChanges } from "@/lib/testing/apply-changes";
import type { Cluster } from "../clusters/cluster";
import { REVISION } from "../clusters/new-replica-set";
import type { Deployment, JsonObject, Metadata, Pod } from "../clusters/objects";
import type { Matcher } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { TEMPLATE_CHANGES, templateOf } from "../clusters/template-changes";
import { watchCreated } from "../clusters/watch-created";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

/** The preview's as well as the write. */
const isAnyPatch: Matcher = ({ method }) => method === "PATCH";

test.describe("the outcome of a rollback is what its preview said", () => {
  for (const { what, older, newer } of TEMPLATE_CHANGES) {
    test(`field by field: ${what} (F3, T63)`, async ({ recorded: { url, proxy }, cluster, namespace, request }) => {
      await cluster.deploy(namespace, {
        name: "web",
        image: "web:1",
        metadata: { annotations: { team: "a" } },
        spec: { template: templateOf(older) },
      });
      const [replaceTemplate] = [{ op: "replace", path: "/spec/template", value: templateOf(newer) }];
      await cluster.patch(namespace, "web", [replaceTemplate], "json");
      const before = await cluster.waitFor(
        namespace,
        "web",
        ({ metadata }) => metadata.annotations?.[REVISION] === "2",
      );
      const api = new RolloutApi(request, cluster.context, namespace, "web", url);
      const { live: seen } = await api.read();
      const { uid: to, name: reused } = await api.revision(1);
      const answers: Deployment[] = [];
      proxy.on(isAnyPatch, { kind: "rewrite", body: (answer) => (answers.push(answer as Deployment), answer) });

      const preview = await api.preview(1, { reason: "because" });

      const untouched = await cluster.deployment(namespace, "web");
      expect(untouched.metadata.uid).toBe(before.metadata.uid);
      expect(untouched.spec).toEqual(before.spec);
      expect(untouched.metadata.annotations).toEqual(before.metadata.annotations);

      const answer = await api.post("undo", { to, seen: seen.digest, reason: "because", confirm: preview.confirm });

      expect(answer.status(), await answer.text()).toBe(200);
      const [dry, real] = answers;
      const after = await cluster.deployment(namespace, "web");
      expect(after.spec).toEqual(dry?.spec);
      expect(identityOf(after.metadata)).toEqual(identityOf(dry?.metadata));
      expect(real?.spec).toEqual(dry?.spec);
      const [dryPatch, realPatch, ...more] = proxy.callsTo(isAnyPatch);
      expect(more).toEqual([]);
      expect(realPatch?.body).toBe(dryPatch?.body);
      expect([dryPatch, realPatch].map((call) => call?.path.split("?")[1])).toEqual([
        "fieldManager=rewind&dryRun=All",
        "fieldManager=rewind",
      ]);
      expect(preview.changes.length).toBeGreaterThan(0);
      const live = before.spec.template as Parameters<typeof applyChanges>[0];
      expect(withoutEmptied(applyChanges(live, preview.changes), live)).toEqual(after.spec.template);
      expect(preview.beside.map(({ text }) => text)).toEqual([
        "+annotation kubernetes.io/change-cause",
        "+annotation rewind/rollbacks",
      ]);
      expect(preview.reuse).toEqual({ kind: "reuses", storedRevision: reused });
      expect(preview.becomes).toBe("3");
      const last = await cluster.waitFor(namespace, "web", ({ metadata }) => metadata.annotations?.[REVISION] === "3");
      expect(last.spec).toEqual(dry?.spec);
      expect(await cluster.replicaSets(namespace, "web")).toHaveLength(2);
    });
  }

  test("pod by pod: a stuck rollout of ten (F1)", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, [{ image: "web:1.8" }], { replicas: 10 });
    await cluster.setImage(namespace, "web", "web:1.9-never-ready");
    const alive = () => alivePods(cluster, namespace);
    await cluster.waitFor(namespace, "web", ({ status }) => status.replicas === 13 && status.updatedReplicas === 5);
    await expect.poll(async () => (await alive()).length).toBe(13);
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await expect.poll(async () => (await api.revision(1)).replicas.ready).toBe(8);
    const before = (await alive()).map(({ metadata }) => metadata.uid);
    const created = await watchCreated<Pod>(cluster.api, `/api/v1/namespaces/${namespace}/pods`);

    const { pods, confirm } = await api.preview(1);
    await api.undo(1, { confirm });

    await cluster.waitComplete(namespace, "web");
    await expect.poll(async () => (await alive()).length).toBe(10);
    const running = (await alive()).map(({ metadata }) => metadata.uid);
    const kept = running.filter((uid) => before.includes(uid)).length;
    expect(pods).toEqual({ kept, replaced: before.length - kept, created: created.objects.length });
    expect(pods).toEqual({ kept: 8, replaced: 5, created: 2 });
    created.end();
  });

  test("pod by pod: a webhook that changes the template makes a ReplicaSet of its own", async ({
    cluster,
    namespace,
    request,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, [{ image: "web:1.8" }, { image: "web:1.9" }], { replicas: 3 });
    await cluster.admissionWebhook(
      namespace,
      ({ object }) => ({
        allowed: true,
        patch:
          object.spec.template.spec.containers[0]?.image === "web:1.8"
            ? [{ op: "add", path: "/spec/template/metadata/labels/injected", value: "yes" }]
            : [],
      }),
      { mutating: true },
    );
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const before = await alivePods(cluster, namespace);
    const created = await watchCreated<Pod>(cluster.api, `/api/v1/namespaces/${namespace}/pods`);

    const { reuse, pods, becomes, changes, confirm } = await api.preview(1);
    await api.undo(1, { confirm });

    const after = await cluster.waitComplete(namespace, "web");
    expect(reuse).toMatchObject({ kind: "new", changes: [{ text: "+label injected yes" }] });
    expect(changes.map(({ topic }) => topic)).toEqual(["image", "label"]);
    expect(after.spec.template.metadata?.labels).toEqual({ app: "web", injected: "yes" });
    const revisions = await cluster.replicaSets(namespace, "web");
    expect(revisions).toHaveLength(3);
    expect(revisions.at(-1)?.metadata.annotations?.[REVISION]).toBe(becomes);
    await expect.poll(() => created.objects.length).toBe(3);
    expect(pods).toEqual({ kept: 0, replaced: before.length, created: created.objects.length });
    created.end();
  });
});

/** A list or map whose last entry was taken away is left out by the API, where it was not empty before. */
function withoutEmptied(value: unknown, before: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((entry, index) => withoutEmptied(entry, Array.isArray(before) ? before[index] : undefined));
  }
  if (!isObject(value)) return value;
  const was = isObject(before) ? before : {};
  const kept = Object.entries(value).filter(([key, now]) => !isEmpty(now) || !(key in was) || isEmpty(was[key]));
  return Object.fromEntries(kept.map(([key, now]) => [key, withoutEmptied(now, was[key])]));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
}

/** What a write decides of the metadata; the controller's number follows later. */
function identityOf(metadata: Metadata | undefined) {
  if (!metadata) return undefined;
  const { [REVISION]: _number, ...annotations } = metadata.annotations ?? {};
  const { uid, name, namespace, generation, labels, ownerReferences } = metadata;
  return { uid, name, namespace, generation, labels, ownerReferences, annotations };
}

/** Those that are not on their way out already. */
async function alivePods(cluster: Cluster, namespace: string): Promise<Pod[]> {
  return (await cluster.pods(namespace, "web")).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}
