import "server-only";
import type { ClusterList } from "@/lib/contract/cluster";
import { readConfig } from "./config";
import { type Identity, knownContexts } from "./identity";

/** Every context of the kubeconfig; those that cannot be used too, they say why when they are opened. */
export function listClusters(_identity: Identity): ClusterList {
  const { readOnly, undoDelaySeconds, demoUrl } = readConfig();
  return {
    clusters: knownContexts().map(({ name, current, namespace, cluster }) => ({
      name,
      current,
      namespace,
      server: cluster && URL.canParse(cluster.server) ? new URL(cluster.server).origin : null,
    })),
    readOnly,
    undoDelaySeconds,
    demo: demoUrl !== null,
  };
}
