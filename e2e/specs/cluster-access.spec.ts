import { KubeApi } from "../clusters/kube-api";
import type { Credential } from "../clusters/kubeconfig";
import type { Cluster } from "../clusters/cluster";
import { expect, test } from "../test";

async function statusOf(kubeconfig: string, ...call: Parameters<KubeApi["answer"]>): Promise<number> {
  const api = KubeApi.at(kubeconfig);
  const { status } = await api.answer(...call);
  api.close();
  return status;
}

async function may(cluster: Cluster, credential: Credential, ...call: Parameters<KubeApi["answer"]>): Promise<number> {
  return statusOf(await cluster.kubeconfigFor(credential), ...call);
}

test.describe("who may do what on the cluster that specs run on", () => {
  test("a viewer reads, an editor also writes workloads, neither reads secrets", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const web = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
    const pause = ["PATCH", web, { spec: { paused: true } }, "application/merge-patch+json"] as const;
    const secrets = `/api/v1/namespaces/${namespace}/secrets`;

    expect(await may(cluster, cluster.viewer, "GET", web)).toBe(200);
    expect(await may(cluster, cluster.viewer, ...pause)).toBe(403);
    expect(await may(cluster, cluster.editor, ...pause)).toBe(200);
    expect(await may(cluster, cluster.editor, "GET", secrets)).toBe(403);
    expect(await may(cluster, cluster.admin, "GET", secrets)).toBe(200);
    expect(await may(cluster, { kind: "token", token: "nobody's" }, "GET", web)).toBe(401);
  });

  test("a certificate and an exec plugin open it as a token does", async ({ cluster }) => {
    test.skip(cluster.certificate === null, "the cluster is not ours: it has no client certificate for tests");
    const plugin = await cluster.execPlugin(cluster.admin.kind === "token" ? cluster.admin.token : "");

    expect(await may(cluster, plugin, "GET", "/api/v1/namespaces")).toBe(200);
    expect(await may(cluster, cluster.certificate ?? { kind: "none" }, "GET", "/api/v1/namespaces")).toBe(200);
  });

  test("a user has the rights it was made with, and no other", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await cluster.deploy(namespace, { name: "shop", image: "shop:1" });
    const rules = [{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["get"], resourceNames: ["web"] }];

    const { kubeconfig } = await cluster.userWith({ rules, namespace });

    const path = `/apis/apps/v1/namespaces/${namespace}`;
    expect(await statusOf(kubeconfig, "GET", `${path}/deployments/web`)).toBe(200);
    expect(await statusOf(kubeconfig, "GET", `${path}/deployments/shop`)).toBe(403);
    expect(await statusOf(kubeconfig, "GET", `${path}/replicasets`)).toBe(403);
    expect(await statusOf(kubeconfig, "GET", "/api/v1/namespaces")).toBe(403);
  });

  test("a webhook's refusal comes with its own words", async ({ cluster, namespace }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    await cluster.waitComplete(namespace, "web");
    const refusal = { allowed: false, code: 403, message: "frozen until Monday <b>really</b>" } as const;
    const webhook = await cluster.admissionWebhook(namespace, ({ object }) =>
      object.spec.paused ? refusal : { allowed: true },
    );
    const web = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
    const pause = ["PATCH", web, { spec: { paused: true } }, "application/merge-patch+json"] as const;

    const refused = await cluster.api.answer(...pause);
    await webhook.becomeUnreachable();
    const unreachable = await cluster.api.answer(...pause);

    expect(refused.status).toBe(403);
    expect(JSON.parse(refused.text).message).toContain(refusal.message);
    expect(unreachable.status).toBe(500);
  });
});

test.describe("the proxy between Rewind and the cluster", () => {
  test("records every call and passes it on", async ({ cluster, namespace }) => {
    const proxy = await cluster.recordingProxy(cluster.viewer);
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments`;

    expect(await statusOf(proxy.kubeconfig, "GET", path)).toBe(200);
    expect(await statusOf(proxy.kubeconfig, "POST", path, { kind: "Deployment" })).toBe(403);

    expect(proxy.calls.map(({ method, status }) => [method, status])).toEqual([
      ["GET", 200],
      ["POST", 403],
    ]);
    expect(proxy.calls[1]?.body).toBe('{"kind":"Deployment"}');
  });

  test("answers, rewrites, waits and breaks off as told", async ({ cluster, namespace }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const proxy = await cluster.recordingProxy();
    const api = KubeApi.at(proxy.kubeconfig);
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
    const isPatch = ({ method }: { method: string }) => method === "PATCH";
    const always = () => true;

    proxy.on(always, { kind: "answer", status: 429, headers: { "retry-after": "1" } }, 1);
    expect((await api.answer("GET", path)).status).toBe(429);
    expect((await api.answer("GET", path)).status).toBe(200);

    proxy.on(isPatch, {
      kind: "first",
      act: () => cluster.patch(namespace, "web", { metadata: { labels: { raced: "yes" } } }),
    });
    const raced = await api.patch(path, { spec: { replicas: 2 } });
    expect(raced).toMatchObject({ metadata: { labels: { raced: "yes" } }, spec: { replicas: 2 } });

    proxy.on(isPatch, { kind: "cut", when: "after" }, 1);
    await expect(api.patch(path, { spec: { replicas: 3 } })).rejects.toThrow();
    proxy.on(isPatch, { kind: "cut", when: "before" }, 1);
    await expect(api.patch(path, { spec: { replicas: 4 } })).rejects.toThrow();
    const replicas = async () => (await cluster.deployment(namespace, "web")).spec.replicas;
    expect(await replicas()).toBe(3);

    proxy.on(isPatch, { kind: "instead", status: 200, body: (text) => ({ was: text.length }) }, 1);
    expect(await api.patch(path, { spec: { replicas: 5 } })).toEqual({ was: expect.any(Number) });
    expect(await replicas()).toBe(5);
    proxy.on(isPatch, { kind: "cut", when: "within-answer" }, 1);
    await expect(api.patch(path, { spec: { replicas: 6 } })).rejects.toThrow();
    expect(await replicas()).toBe(6);
    let deliver = () => {};
    const delivered = new Promise<void>((done) => (deliver = done));
    proxy.on(isPatch, { kind: "late", until: () => delivered }, 1);
    await expect(api.patch(path, { spec: { replicas: 7 } })).rejects.toThrow();
    expect(await replicas()).toBe(6);
    deliver();
    await expect.poll(replicas).toBe(7);

    proxy.on(always, { kind: "rewrite", body: (answer) => ({ ...answer, unknown: true }) }, 1);
    expect(await api.get(path)).toMatchObject({ unknown: true, kind: "Deployment" });

    await proxy.refuse();
    await expect(statusOf(proxy.kubeconfig, "GET", path)).rejects.toThrow("ECONNREFUSED");
    await proxy.accept();
    expect(await statusOf(proxy.kubeconfig, "GET", path)).toBe(200);
    api.close();
  });
});
