import type { Cluster } from "./cluster";
import { addReplicaSet } from "./new-replica-set";
import type { PodTemplate } from "./objects";

/** About how large a template is made, in bytes of JSON. */
export const TEMPLATE_BYTES = 20_000;

/**
 * A Deployment with so many revisions, each with a template of about 20 kB and a change cause; the newest is live. Each
 * changes the image, a variable and a limit. For clusters where no controllers run.
 */
export async function bigHistory(cluster: Cluster, namespace: string, name: string, revisions: number): Promise<void> {
  const template = templateOf(name, revisions);
  const live = await cluster.deploy(namespace, { name, image: `${name}:${revisions}`, spec: { template } });
  for (let revision = 1; revision <= revisions; revision++) {
    await addReplicaSet(cluster.api, live, {
      name: `${name}-${revision}`,
      revision: String(revision),
      cause: `release ${revision} of ${name}: what was in it, in a line of usual length`,
      template: () => templateOf(name, revision),
    });
  }
}

function templateOf(name: string, revision: number): PodTemplate {
  const labels = { app: name };
  const value = "a value of usual length ".padEnd(70, "x");
  const env = Array.from({ length: TEMPLATE_BYTES / 100 }, (_, index) => ({ name: `VARIABLE_${index}`, value }));
  env.push({ name: "RELEASE", value: `${revision}` });
  const image = `registry.example.test/shop/${name}:${revision}`;
  return {
    metadata: { labels },
    spec: { containers: [{ name, image, env, resources: { limits: { memory: `${revision}Gi` } } }] },
  };
}
