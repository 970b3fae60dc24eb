import type { Cluster } from "./cluster";
import type { JsonObject } from "./objects";

const HEALTHY = { readinessProbe: { httpGet: { path: "/healthz", port: 8080 } } };

/** Releases web:1, which serves with two pods, and then what `container` and `pod` make of it. */
export async function releaseStuck(cluster: Cluster, namespace: string, container: JsonObject, pod: JsonObject = {}) {
  await cluster.deploy(namespace, {
    name: "web",
    image: "web:1",
    replicas: 2,
    spec: { template: { spec: { containers: [{ name: "web", image: "web:1", ...HEALTHY }] } } },
  });
  await cluster.waitComplete(namespace, "web");
  const template = { spec: { ...pod, containers: [{ name: "web", ...container }] } };
  await cluster.patch(namespace, "web", { spec: { template } }, "strategic");
}

/** Lets a namespace have so many pods and no more. */
export async function limitPods(cluster: Cluster, namespace: string, pods: string): Promise<void> {
  await cluster.api.post(`/api/v1/namespaces/${namespace}/resourcequotas`, {
    metadata: { name: "object-counts" },
    spec: { hard: { pods } },
  });
}

/** Lets no container of a namespace have more than half a CPU. */
export async function limitCpu(cluster: Cluster, namespace: string): Promise<void> {
  await cluster.api.post(`/api/v1/namespaces/${namespace}/limitranges`, {
    metadata: { name: "small" },
    spec: { limits: [{ type: "Container", max: { cpu: "500m" } }] },
  });
}
