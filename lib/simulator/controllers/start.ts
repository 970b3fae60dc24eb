import { ADMIN } from "../api/actor";
import { Kubelet, type KubeletOptions } from "../kubelet/kubelet";
import type { Parts } from "../parts";
import { resource } from "../resources";
import { startDaemonSetController } from "./daemon-set";
import { DeploymentController } from "./deployment/deployment-controller";
import { GarbageCollector } from "./garbage-collector";
import { NamespaceController } from "./namespaces";
import { ReplicaSetController } from "./replica-set";
import { startStatefulSetController } from "./stateful-set";

const NAMESPACES = ["default", "kube-system", "kube-public", "kube-node-lease"];

export type ControllerOptions = KubeletOptions & {
  /** False: objects stay as they are written. */
  controllers: boolean;
};

/** The namespaces of every cluster, and what lives in it. */
export function startControllers(parts: Parts, { controllers, ...options }: ControllerOptions): void {
  if (controllers) {
    new DeploymentController(parts);
    new ReplicaSetController(parts);
    startStatefulSetController(parts);
    startDaemonSetController(parts);
    new GarbageCollector(parts);
    new NamespaceController(parts);
    new Kubelet(parts, options);
  }
  const actor = { user: ADMIN, manager: "kube-apiserver" };
  for (const name of NAMESPACES)
    parts.registry.create(resource("namespaces"), undefined, { metadata: { name } }, actor);
}
