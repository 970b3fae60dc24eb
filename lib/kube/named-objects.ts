import "server-only";
import type { Lookup, VolumeClaim } from "@/lib/rollout/checks/surroundings";
import type { Connection } from "./connection";
import { lookup } from "./lookup";
import { type NamedResource, readMetadata, readObject } from "./named-object";
import { isJsonObject } from "./narrow";

/** Whether a ServiceAccount exists. @throws KubeError unauthenticated */
export function lookAtServiceAccount(connection: Connection, namespace: string, name: string): Promise<Lookup<true>> {
  return existence(connection, { api: "/api/v1", resource: "serviceaccounts", namespace }, name);
}

/** A PersistentVolumeClaim with its phase. @throws KubeError unauthenticated */
export function lookAtVolumeClaim(
  connection: Connection,
  namespace: string,
  name: string,
): Promise<Lookup<VolumeClaim>> {
  const of = { api: "/api/v1", resource: "persistentvolumeclaims", namespace };
  return lookup({ verb: "get", ...of }, async () => {
    const { metadata, status } = await readObject(connection, of, name);
    const phase = isJsonObject(status) ? status["phase"] : undefined;
    return {
      phase: typeof phase === "string" ? phase : null,
      deleting: isJsonObject(metadata) && metadata["deletionTimestamp"] !== undefined,
    };
  });
}

/** Whether a PriorityClass exists. @throws KubeError unauthenticated */
export function lookAtPriorityClass(connection: Connection, name: string): Promise<Lookup<true>> {
  return existence(
    connection,
    { api: "/apis/scheduling.k8s.io/v1", resource: "priorityclasses", namespace: null },
    name,
  );
}

/** Whether a RuntimeClass exists; before 1.20 only the beta API has them. @throws KubeError unauthenticated */
export async function lookAtRuntimeClass(connection: Connection, name: string): Promise<Lookup<true>> {
  const of = { resource: "runtimeclasses", namespace: null };
  const looked = await existence(connection, { api: "/apis/node.k8s.io/v1", ...of }, name);
  return looked.kind === "missing" ? existence(connection, { api: "/apis/node.k8s.io/v1beta1", ...of }, name) : looked;
}

function existence(connection: Connection, of: NamedResource, name: string): Promise<Lookup<true>> {
  return lookup({ verb: "get", ...of }, async () => {
    await readMetadata(connection, of, name);
    return true as const;
  });
}
