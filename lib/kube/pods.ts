import "server-only";
import type { Pod } from "@/lib/rollout/pod-objects";
import type { Connection } from "./connection";
import { toPod } from "./narrow-pods";
import { listPicked } from "./pages";

/** Every pod of the namespace that the selector matches, whoever owns it, slim. @throws KubeError forbidden, … */
export function listPods(connection: Connection, namespace: string, selector: string): Promise<Pod[]> {
  return listPicked(
    connection,
    `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`,
    { cluster: connection.context.name, verb: "list", resource: "pods", namespace, name: null },
    toPod,
    selector === "" ? {} : { labelSelector: selector },
  );
}
