import type { Cluster } from "../clusters/cluster";
import { deploymentManifest } from "../clusters/new-deployment";

const AT_ONCE = 16;
const VARIABLES = 30;

/** Makes Deployments of usual size (about 4 kB each) with a status, as many as are asked for. */
export async function manyDeployments(cluster: Cluster, namespace: string, count: number): Promise<void> {
  const waiting = Array.from({ length: count }, (_, index) => `service-${String(index).padStart(4, "0")}`).values();
  const env = Array.from({ length: VARIABLES }, (_, index) => ({ name: `VARIABLE_${index}`, value: "of some length" }));
  const makeSome = async () => {
    for (const name of waiting) {
      const image = `registry.example.test/shop/${name}:1.${name.length}.0`;
      const template = { spec: { containers: [{ name, image, env }] } };
      const cause = `release of ${name}: a line as people write it`;
      const manifest = deploymentManifest({ name, image, replicas: 2, cause, spec: { template } });
      await cluster.api.post(`/apis/apps/v1/namespaces/${namespace}/deployments`, manifest);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, makeSome));
}
