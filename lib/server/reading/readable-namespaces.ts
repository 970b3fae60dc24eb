import "server-only";
import type { NamespaceList } from "@/lib/contract/cluster";
import type { Connection } from "@/lib/kube/connection";
import { isForbidden } from "@/lib/kube/errors";
import { listNamespaces } from "@/lib/kube/namespaces";

/** The namespaces of a cluster; where listing them is forbidden, the context's own, and `complete` is false. */
export async function readableNamespaces(connection: Connection): Promise<NamespaceList> {
  try {
    return { namespaces: (await listNamespaces(connection)).toSorted(), complete: true };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const { namespace } = connection.context;
    return { namespaces: namespace === null ? [] : [namespace], complete: false };
  }
}
