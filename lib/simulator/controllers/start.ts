import { ADMIN } from "../api/actor";
import type { Parts } from "../parts";
import { resource } from "../resources";

const NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

/** The namespaces of every cluster, and what lives in it unless objects shall stay as they are written. */
export function startControllers(parts: Parts, _enabled: boolean): void {
  const actor = { user: ADMIN, manager: "kube-apiserver" };
  for (const name of NAMESPACES)
    parts.registry.create(resource("namespaces"), undefined, { metadata: { name } }, actor);
}
