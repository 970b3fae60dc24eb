import type { Cluster } from "./cluster";
import type { NewDeployment } from "./new-deployment";
import type { Deployment } from "./objects";

export type Release = { image: string; cause?: string };

/**
 * Makes a Deployment of the first release, and ships the others one by one: they are revisions 1, 2 and so on. Gives
 * the Deployment when all its pods run the last one; `complete: false` where they never will.
 */
export async function release(
  cluster: Cluster,
  namespace: string,
  [first, ...later]: readonly [Release, ...Release[]],
  { complete = true, ...over }: Partial<NewDeployment> & { complete?: boolean } = {},
): Promise<Deployment> {
  const name = over.name ?? "web";
  let deployment = await cluster.deploy(namespace, { name, ...over, ...first });
  for (const { image, cause } of later) {
    deployment = await cluster.setImage(namespace, name, image, cause === undefined ? {} : { cause });
  }
  return complete ? cluster.waitComplete(namespace, name) : deployment;
}
