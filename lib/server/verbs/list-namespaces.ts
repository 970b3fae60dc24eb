import "server-only";
import type { NamespaceList } from "@/lib/contract/cluster";
import { connect, type Identity } from "../identity";
import { readableNamespaces } from "../reading/readable-namespaces";

/** The namespaces of a cluster; where listing them is forbidden, the context's own, and `complete` is false. */
export async function listNamespaces(identity: Identity, cluster: string): Promise<NamespaceList> {
  return readableNamespaces(connect(identity, cluster));
}
