import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import type { Coded } from "@/lib/contract/message";
import type { ClusterList } from "@/lib/contract/cluster";
import { contextPrint, placePrint } from "@/lib/kube/connection";
import { fileFingerprint } from "@/lib/kube/file-memory";
import { filesOf, type KubeContext } from "@/lib/kube/kubeconfig";
import { readConfig } from "../config";
import { type Identity, knownKubeconfig } from "../identity";

/** Every context of the kubeconfig; those that cannot be used too, they say why when they are opened. */
export function listClusters(_identity: Identity): Coded<ClusterList> {
  const { readOnly, undoDelaySeconds, demoUrl } = readConfig();
  const { contexts, problems } = knownKubeconfig();
  return {
    clusters: contexts.map((context) => ({
      name: context.name,
      current: context.current,
      namespace: context.namespace,
      server: originOf(context),
      place: placePrint(context),
      version: versionOf(context),
    })),
    problems: problems.map(({ told }) => told),
    readOnly,
    undoDelaySeconds,
    demo: demoUrl !== null,
  };
}

function originOf({ cluster }: KubeContext): string | null {
  return cluster && URL.canParse(cluster.server) ? new URL(cluster.server).origin : null;
}

/** Nobody can try passwords against it, as the key is gone with the process. */
const KEY = randomBytes(32);

function versionOf(context: KubeContext): string {
  const hash = createHmac("sha256", KEY).update(contextPrint(context));
  for (const path of filesOf(context)) hash.update(`\0${fileFingerprint(path)}`);
  return hash.digest("base64url");
}
