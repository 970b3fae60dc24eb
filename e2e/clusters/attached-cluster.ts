import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FakeKubelet } from "../kubelet/fake-kubelet";
import { until } from "../processes/until";
import type { Connection } from "./connection";
import { KubeApi } from "./kube-api";
import { type ClusterStanza, writeKubeconfig } from "./kubeconfig";
import type { List } from "./objects";
import type { Started } from "./running-cluster";
import { newTokens } from "./users";

/**
 * A cluster that is there already. The current context of the kubeconfig needs every right. Namespaces and rights
 * that the run made are taken away again. With REWIND_E2E_KUBELET=1 our kubelet plays its node, for clusters that
 * have none.
 */
export async function attachCluster(given: string, folder: string): Promise<Started> {
  const { context, stanza, connection } = await currentContextOf(given);
  const api = new KubeApi(connection);
  const tokens = await newTokens(api);
  // From here on a token of our own, whatever way the given kubeconfig has to prove who it is.
  const kubeconfig = join(folder, "admin.kubeconfig");
  await writeKubeconfig(kubeconfig, [
    { name: context, cluster: stanza, credential: { kind: "token", token: tokens.admin } },
  ]);
  const kubelet = process.env.REWIND_E2E_KUBELET === "1" ? await FakeKubelet.start(kubeconfig) : undefined;
  const local = ["127.0.0.1", "localhost"].includes(new URL(stanza.server).hostname);
  return {
    cluster: {
      kind: "control-plane",
      context,
      stanza,
      kubeconfig,
      certificate: null,
      tokens,
      local,
      controllers: true,
      folder,
    },
    async stop() {
      await kubelet?.stop();
      await tidy(api);
      api.close();
    },
  };
}

async function currentContextOf(
  given: string,
): Promise<{ context: string; stanza: ClusterStanza; connection: Connection }> {
  // Only here, because loading it takes seconds.
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  config.loadFromFile(given);
  // Through JSON, with the keys that kubeconfigs use.
  const exported = JSON.parse(config.exportConfig()) as { clusters: { name: string; cluster: ClusterStanza }[] };
  const found = exported.clusters.find(({ name }) => name === config.getCurrentCluster()?.name)?.cluster;
  if (found === undefined) throw new Error(`REWIND_E2E_KUBECONFIG: the current context of ${given} names no cluster`);
  return {
    context: config.getCurrentContext(),
    stanza: await withInlineAuthority(found),
    connection: {
      server: found.server,
      async options() {
        const options = { headers: {} };
        await config.applyToHTTPSOptions(options);
        return options;
      },
    },
  };
}

async function withInlineAuthority(stanza: ClusterStanza): Promise<ClusterStanza> {
  const { "certificate-authority": file, ...rest } = stanza;
  if (typeof file !== "string") return stanza;
  return { ...rest, "certificate-authority-data": (await readFile(file)).toString("base64") } as ClusterStanza;
}

/** Everything that specs make carries the label. Waits for the namespaces: the next run uses one of them again. */
async function tidy(api: KubeApi): Promise<void> {
  const selector = "?labelSelector=rewind-e2e";
  const namespaces = () => api.get<List<{ metadata: { name: string } }>>(`/api/v1/namespaces${selector}`);
  const { items } = await namespaces();
  const access = "/apis/rbac.authorization.k8s.io/v1";
  const admission = "/apis/admissionregistration.k8s.io/v1";
  await Promise.all([
    ...items.map(({ metadata }) => api.delete(`/api/v1/namespaces/${metadata.name}`)),
    api.delete(`${access}/clusterrolebindings${selector}`),
    api.delete(`${access}/clusterroles${selector}`),
    api.delete(`${admission}/validatingwebhookconfigurations${selector}`),
  ]);
  const gone = async () => ((await namespaces()).items.length === 0 ? true : undefined);
  await until(gone, () => "the namespaces of the test run are still being deleted", 120_000);
}
