import "server-only";
import type { NamespaceList } from "@/lib/contract/cluster";
import { isForbidden } from "@/lib/kube/errors";
import { listNamespaces as readNamespaces } from "@/lib/kube/namespaces";
import { connect, type Identity } from "./identity";

/** The namespaces of a cluster; where listing them is forbidden, the context's own, and `complete` is false. */
export async function listNamespaces(identity: Identity, cluster: string): Promise<NamespaceList> {
  const connection = connect(identity, cluster);
  try {
    return { namespaces: (await readNamespaces(connection)).toSorted(), complete: true };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const { namespace } = connection.context;
    return { namespaces: namespace === null ? [] : [namespace], complete: false };
  }
}
