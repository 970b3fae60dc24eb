import type { Deployment, Fenceposts } from "./objects";

/** The strategy in numbers of pods; null where all pods go before new ones come. */
export function fencepostsOf(deployment: Deployment): Fenceposts | null {
  return deployment.kind.fencepostsOf(deployment);
}
