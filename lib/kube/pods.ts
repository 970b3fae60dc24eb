import "server-only";
import type { Pod } from "@/lib/rollout/objects/pod-objects";
import type { Connection } from "./connection";
import { toPod } from "./narrow-pods";
import type { WatchTarget } from "./open-watch";
import { listPicked } from "./pages";

/** Every pod of the namespace that the selector matches, whoever owns it, slim. @throws KubeError forbidden, … */
export function listPods(connection: Connection, namespace: string, selector: string): Promise<Pod[]> {
  const { path, query, doing } = podsTarget(connection, namespace, selector);
  return listPicked(connection, path, { ...doing, verb: "list" }, toPod, query);
}

/** Every pod of a namespace that the selector matches. */
export function podsTarget(connection: Connection, namespace: string, selector: string): WatchTarget {
  return {
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`,
    query: selector === "" ? {} : { labelSelector: selector },
    doing: { cluster: connection.context.name, resource: "pods", namespace, name: null },
  };
}
