import { kubectlVersion, runKubectl } from "../clusters/kubectl";
import type { Deployment } from "../clusters/objects";
import type { RecordedCall, RecordingProxy } from "../clusters/recording-proxy";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const isWatch = ({ path }: RecordedCall) => /[?&]watch=(true|1)/.test(path);
const isOne = ({ method, path }: RecordedCall) => method === "GET" && /\/deployments\/web(\?|$)/.test(path);
const isList = ({ method, path }: RecordedCall) => method === "GET" && /\/deployments\?.*fieldSelector=/.test(path);

/** From now on everybody who asks the proxy for the Deployment is given this very object. */
function show(proxy: RecordingProxy, deployment: Deployment): void {
  proxy.calm();
  const { resourceVersion } = deployment.metadata;
  const list = { kind: "DeploymentList", apiVersion: "apps/v1", metadata: { resourceVersion }, items: [deployment] };
  proxy.on(isOne, { kind: "answer", status: 200, body: { kind: "Deployment", apiVersion: "apps/v1", ...deployment } });
  proxy.on((call) => isList(call) && !isWatch(call), { kind: "answer", status: 200, body: list });
}

test.describe("the state of a rollout equals that of kubectl rollout status (T81)", () => {
  test.skip(kubectlVersion === null, "kubectl is not on this machine");

  test("at every change of a rollout: one that is slow, one that gets stuck, its rollback, and a scaling", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    test.setTimeout(180_000);
    const versions: Deployment[] = [];
    const ending = new AbortController();
    const { metadata } = await cluster.deploy(namespace, {
      name: "web",
      image: "web:1",
      replicas: 3,
      spec: { progressDeadlineSeconds: 6, minReadySeconds: 1 },
    });
    const watching = (async () => {
      const from = `watch=true&resourceVersion=${metadata.resourceVersion}`;
      const path = `/apis/apps/v1/namespaces/${namespace}/deployments?${from}`;
      for await (const { object } of cluster.api.watch<Deployment>(path, ending.signal)) versions.push(object);
    })();
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:2-slow");
    await cluster.waitComplete(namespace, "web");
    await cluster.setImage(namespace, "web", "web:3-never-ready");
    const isStalled = ({ status }: Deployment) =>
      status.conditions?.some(({ reason }) => reason === "ProgressDeadlineExceeded") ?? false;
    await cluster.waitFor(namespace, "web", isStalled);
    await cluster.setImage(namespace, "web", "web:2-slow");
    await cluster.waitComplete(namespace, "web");
    await cluster.patch(namespace, "web", { spec: { paused: true } });
    await cluster.setImage(namespace, "web", "web:4");
    await cluster.patch(namespace, "web", { spec: { paused: false, replicas: 0 } });
    const last = await cluster.waitComplete(namespace, "web");
    await expect.poll(() => versions.at(-1)?.metadata.resourceVersion).toBe(last.metadata.resourceVersion);
    ending.abort();
    await watching.catch(() => {});

    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const seen = new Set<string>();
    for (const version of versions) {
      show(proxy, version);
      const args = ["rollout", "status", "deployment/web", "--watch=false", "--namespace", namespace];
      const { stdout, stderr, code } = await runKubectl(["--kubeconfig", proxy.kubeconfig, ...args]);
      const { message } = await api.read();
      const said = code === 0 ? stdout.trim() : stderr.trim().replace(/^error: /, "");
      expect.soft(message, `version ${version.metadata.resourceVersion}`).toBe(said);
      expect.soft(code !== 0, said).toBe(message.endsWith("exceeded its progress deadline"));
      seen.add(message.replace(/\d+/g, "N"));
    }
    expect(versions.length).toBeGreaterThan(20);
    // Every sentence of kubectl's table was met.
    expect(seen).toEqual(
      new Set([
        "Waiting for deployment spec update to be observed...",
        'deployment "web" exceeded its progress deadline',
        'Waiting for deployment "web" rollout to finish: N out of N new replicas have been updated...',
        'Waiting for deployment "web" rollout to finish: N old replicas are pending termination...',
        'Waiting for deployment "web" rollout to finish: N of N updated replicas are available...',
        'deployment "web" successfully rolled out',
      ]),
    );
  });
});
