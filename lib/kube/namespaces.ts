import "server-only";
import type { Connection } from "./connection";
import { nameOf } from "./narrow";
import { listPicked } from "./pages";

/** The names of all namespaces. @throws KubeError forbidden, … */
export function listNamespaces(connection: Connection): Promise<string[]> {
  const doing = {
    cluster: connection.context.name,
    verb: "list",
    resource: "namespaces",
    namespace: null,
    name: null,
  } as const;
  return listPicked(connection, "/api/v1/namespaces", doing, nameOf);
}
