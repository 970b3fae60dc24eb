import type { Cluster } from "../clusters/cluster";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const CANARY = "canary-91c4e7";

const core = (namespace: string, plural: string) => `/api/v1/namespaces/${namespace}/${plural}`;

/** Two revisions of a Deployment without pods, whose first names all that a pod template can name. */
async function namingEverything(cluster: Cluster, namespace: string, classes: string): Promise<void> {
  await release(cluster, namespace, TWO, {
    replicas: 0,
    spec: {
      template: {
        spec: {
          serviceAccountName: "robot",
          priorityClassName: classes,
          runtimeClassName: classes,
          imagePullSecrets: [{ name: "registry" }],
          containers: [
            {
              name: "web",
              image: "web:1.8",
              envFrom: [{ configMapRef: { name: "settings" } }],
              env: [
                { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "credentials", key: "password" } } },
                { name: "MOTD", valueFrom: { configMapKeyRef: { name: "greeting", key: "motd", optional: true } } },
              ],
            },
          ],
          volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }],
        },
      },
    },
  });
}

const NAMED = [
  "config-map",
  "secret",
  "service-account",
  "volume-claim",
  "priority-class",
  "runtime-class",
  "image-pull-secret",
];

test.describe("the checks beside a rollback", () => {
  test("name what the older template needs and is not there (T71)", async ({ cluster, namespace, request }) => {
    const classes = `rewind-e2e-${namespace}`;
    await namingEverything(cluster, namespace, classes);
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const said = async () =>
      (await api.checks(1))
        .filter(({ code }) => NAMED.includes(code))
        .map(({ state, sentence }) => `${state}: ${sentence.text}`);

    expect((await said()).toSorted()).toEqual([
      "bad: ConfigMap settings does not exist: its pods would not start.",
      "bad: PersistentVolumeClaim data does not exist: its pods would stay pending.",
      `bad: PriorityClass ${classes} does not exist: no pod would be created.`,
      `bad: RuntimeClass ${classes} does not exist: no pod would be created.`,
      "bad: Secret credentials does not exist: its pods would not start.",
      "bad: ServiceAccount robot does not exist: no pod would be created.",
      "ok: ConfigMap greeting does not exist, which the pod template allows.",
      "warn: Image pull Secret registry does not exist: an image that needs it is pulled only where a node has it.",
    ]);

    const name = (metadata: string) => ({ metadata: { name: metadata } });
    const claim = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
    const priority = await cluster.api.post("/apis/scheduling.k8s.io/v1/priorityclasses", {
      ...name(classes),
      value: 1,
    });
    await cluster.api.post("/apis/node.k8s.io/v1/runtimeclasses", { ...name(classes), handler: "none" });
    await cluster.api.post(core(namespace, "configmaps"), { ...name("settings"), data: { a: "b" } });
    await cluster.api.post(core(namespace, "secrets"), { ...name("credentials"), stringData: { user: CANARY } });
    await cluster.api.post(core(namespace, "secrets"), name("registry"));
    await cluster.api.post(core(namespace, "serviceaccounts"), name("robot"));
    await cluster.api.post(core(namespace, "persistentvolumeclaims"), { ...name("data"), spec: claim });

    expect(priority).toMatchObject({ value: 1 });
    expect((await said()).filter((line) => !line.startsWith("ok"))).toEqual([
      "bad: Secret credentials lacks the key password: its pods would not start.",
    ]);

    await cluster.api.patch(`${core(namespace, "secrets")}/credentials`, { stringData: { password: CANARY } });

    expect((await said()).filter((line) => !line.startsWith("ok"))).toEqual([]);
    expect(JSON.stringify(await api.checks(1))).not.toContain(CANARY);
    await cluster.api.delete(`/apis/scheduling.k8s.io/v1/priorityclasses/${classes}`);
    await cluster.api.delete(`/apis/node.k8s.io/v1/runtimeclasses/${classes}`);
  });

  test("tell what changed since that revision last ran", async ({ cluster, namespace, request }) => {
    const settings = `${core(namespace, "configmaps")}/settings`;
    for (const name of ["settings", "steady"]) {
      await cluster.api.post(core(namespace, "configmaps"), { metadata: { name }, data: { mode: "old" } });
    }
    const envFrom = ["settings", "steady"].map((name) => ({ configMapRef: { name } }));
    await release(cluster, namespace, TWO, {
      spec: { template: { spec: { containers: [{ name: "web", image: "web:1.8", envFrom }] } } },
    });
    await cluster.api.patch(settings, { data: { mode: "new" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const changed = await api.checks(1, "config-changed");

    expect(changed.map(({ state, evidence }) => [state, evidence[0]?.name])).toEqual([
      ["warn", "settings"],
      ["ok", expect.stringMatching(/^web-/)],
    ]);
    // An API server of old records no time for a new value, and one of today may write within the same second.
    expect(changed[0]?.sentence.text).toMatch(/^ConfigMap settings (changed|was written) .*; it is not rolled back\.$/);
    await cluster.api.patch(settings, { metadata: { labels: { team: "shop" } } });
    await cluster.api.patch(`${core(namespace, "configmaps")}/steady`, { data: { mode: null, other: "new" } });
    expect(await api.checks(1, "config-changed")).toMatchObject([{ state: "warn" }, { state: "warn" }]);

    await cluster.api.delete(settings);
    await cluster.api.post(core(namespace, "configmaps"), { metadata: { name: "settings" }, data: { mode: "old" } });
    expect((await api.checks(1, "config-changed"))[0]).toMatchObject({ state: "warn" });
  });

  test("say which right is missing where they could not look", async ({ cluster, namespace, openApp, request }) => {
    await namingEverything(cluster, namespace, "system-cluster-critical");
    await cluster.api.post(core(namespace, "secrets"), { metadata: { name: "credentials" } });
    const rules = [{ apiGroups: ["apps"], resources: ["deployments", "replicasets"], verbs: ["get", "list"] }];
    const { kubeconfig } = await cluster.userWith({ rules, namespace });
    const { url } = await openApp({ kubeconfig });
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);

    const unknown = (await api.checks(1)).filter(({ state }) => state === "unknown");

    const rights = unknown.map(({ missingRight: right }) => {
      const place = right?.namespace ? ` in namespace ${right.namespace}` : "";
      return right && `${right.verb} ${right.resource}${place}`;
    });
    expect([...new Set(rights)].toSorted()).toEqual([
      `get configmaps in namespace ${namespace}`,
      `get persistentvolumeclaims in namespace ${namespace}`,
      "get priorityclasses",
      "get runtimeclasses",
      `get secrets in namespace ${namespace}`,
      `get serviceaccounts in namespace ${namespace}`,
      `list horizontalpodautoscalers in namespace ${namespace}`,
      `list resourcequotas in namespace ${namespace}`,
    ]);
    expect((await api.checks(1)).filter(({ state }) => state === "bad")).toEqual([]);
  });

  test("name an autoscaler and its range", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, TWO);
    await cluster.api.post(`/apis/autoscaling/v1/namespaces/${namespace}/horizontalpodautoscalers`, {
      metadata: { name: "web" },
      spec: {
        scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
        minReplicas: 1,
        maxReplicas: 5,
      },
    });
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    expect(await api.checks(1, "autoscaler")).toMatchObject([
      { state: "warn", sentence: { text: expect.stringContaining("between 1 and 5") }, evidence: [{ name: "web" }] },
    ]);
  });

  test("foresee the quota that keeps the rollback from moving", async ({ cluster, namespace, request }) => {
    const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
    await release(cluster, namespace, TWO, { replicas: 2, spec: { strategy } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const quota = `${core(namespace, "resourcequotas")}/team`;
    await cluster.api.post(core(namespace, "resourcequotas"), {
      metadata: { name: "team" },
      spec: { hard: { pods: 3 } },
    });
    const used = async () => (await cluster.api.get<{ status: { used?: { pods: string } } }>(quota)).status.used?.pods;

    await expect.poll(used).toBe("2");
    expect(await api.checks(1, "quota")).toMatchObject([{ state: "ok" }]);

    await cluster.api.patch(quota, { spec: { hard: { pods: 2 } } });
    await expect
      .poll(() => api.checks(1, "quota"))
      .toMatchObject([
        {
          state: "bad",
          sentence: { text: expect.stringContaining("the rollback would stand still") },
          evidence: [
            { kind: "ResourceQuota", name: "team", field: { text: "pods" }, meaning: { text: "2 used of 2" } },
          ],
        },
      ]);

    await api.undo(1);
    const refused = await cluster.waitFor(
      namespace,
      "web",
      ({ status }) => status.conditions?.some(({ type }) => type === "ReplicaFailure") ?? false,
    );
    expect(refused.status).toMatchObject({ replicas: 2 });
    expect(refused.status.updatedReplicas ?? 0).toBe(0);
  });

  test("name the revision that was just rolled back from (T68)", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    await api.undo(1);
    await cluster.waitComplete(namespace, "web");

    expect(await api.checks(2, "rolled-back-from")).toMatchObject([
      {
        state: "warn",
        sentence: { text: "The rollback to what runs now left revision 2 behind: this would undo that rollback." },
      },
    ]);
    expect(await api.checks(3, "rolled-back-from")).toMatchObject([{ state: "ok" }]);
  });

  test("name a revision that did not come up, and a tag that moves", async ({ cluster, namespace, request }) => {
    const images = [{ image: "web:latest" }, { image: "web:1.9-never-ready" }] as const;
    await release(cluster, namespace, images, { spec: { progressDeadlineSeconds: 2 }, complete: false });
    await cluster.waitFor(
      namespace,
      "web",
      ({ status }) => status.conditions?.some(({ reason }) => reason === "ProgressDeadlineExceeded") ?? false,
    );
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    expect(await api.checks(2, "never-available")).toMatchObject([{ state: "bad" }]);
    expect(await api.checks(1, "never-available")).toMatchObject([{ state: "ok" }]);
    expect(await api.checks(1, "mutable-tag")).toMatchObject([
      { state: "warn", sentence: { text: expect.stringContaining("web:latest") } },
    ]);
    expect(await api.checks(2, "mutable-tag")).toMatchObject([{ state: "ok" }]);
  });
});
