import { addReplicaSet } from "./new-replica-set";
import type { Cluster } from "./cluster";
import type { PodTemplate } from "./objects";

/** A password that no page may show before somebody asked for it. */
export const PASSWORD = "correct-horse-battery";

const common = [
  { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
  ...Array.from({ length: 20 }, (_, index) => ({ name: `SETTING_${index}`, value: `value ${index}` })),
];

/** Three releases of a shop, the third live: an image, a probe, variables, a password, a limit and a sidecar changed. */
export async function releaseHistory(cluster: Cluster, namespace: string, name: string): Promise<void> {
  const live = await cluster.deploy(namespace, { name, image: "web:3", spec: { template: templateOf(name, 3) } });
  const causes = ["first release", "release 2.4.0", "release 2.4.1: pay by card"];
  for (const [index, cause] of causes.entries()) {
    const revision = index + 1;
    await addReplicaSet(cluster.api, live, {
      name: `${name}-${revision}`,
      revision: String(revision),
      cause,
      template: () => templateOf(name, revision),
    });
  }
}

function templateOf(name: string, revision: number): PodTemplate {
  const now = revision === 3;
  const env = [
    { name: "LOG_LEVEL", value: now ? "debug" : "info" },
    { name: "DB_PASSWORD", value: now ? PASSWORD : "the-old-one-of-the-shop" },
    now ? { name: "FEATURE_PAY", value: "true" } : { name: "LEGACY_CART", value: "1" },
    ...common,
  ];
  const web = {
    name,
    image: `registry.test/shop/${name}:${["2.3.7", "2.4.0", "2.4.1"][revision - 1]}`,
    env,
    resources: { limits: { memory: now ? "512Mi" : "256Mi" } },
    readinessProbe: { httpGet: { path: now ? "/health" : "/healthz", port: 8080 } },
  };
  const sidecar = { name: "proxy", image: "proxy:1", args: ["--listen", "0.0.0.0:8443"] };
  const annotations = {
    "checksum/config": now ? "77c0" : "a91f",
    "kubectl.kubernetes.io/restartedAt": now ? "2026-01-02T03:04:05Z" : "2026-01-01T03:04:05Z",
  };
  return {
    metadata: { labels: { app: name }, annotations },
    spec: { containers: now ? [web, sidecar] : [web] },
  };
}
