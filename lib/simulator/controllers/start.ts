import { ADMIN } from "../api/actor";
import { Kubelet } from "../kubelet/kubelet";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { startDaemonSetController } from "./daemon-set";
import { DeploymentController } from "./deployment/deployment-controller";
import { GarbageCollector } from "./garbage-collector";
import { NamespaceController } from "./namespaces";
import { ReplicaSetController } from "./replica-set";
import { startStatefulSetController } from "./stateful-set";

const NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

export type ControllerOptions = {
  /** False: objects stay as they are written. */
  controllers: boolean;
  /** A container whose ConfigMap or Secret is missing does not start. */
  checksReferences: boolean;
};

/** The namespaces of every cluster, and what lives in it. */
export function startControllers(parts: Parts, { controllers, checksReferences }: ControllerOptions): void {
  if (controllers) {
    new DeploymentController(parts);
    new ReplicaSetController(parts);
    startStatefulSetController(parts);
    startDaemonSetController(parts);
    new GarbageCollector(parts);
    new NamespaceController(parts);
    new Kubelet(parts, { checksReferences });
  }
  const actor = { user: ADMIN, manager: "kube-apiserver" };
  for (const name of NAMESPACES)
    parts.registry.create(resource("namespaces"), undefined, { metadata: { name } }, actor);
}
