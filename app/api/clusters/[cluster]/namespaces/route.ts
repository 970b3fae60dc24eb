import { NamespaceList } from "@/lib/contract/cluster";
import { clusterOfParam } from "@/lib/contract/cluster-segment";
import { handle, ok } from "@/lib/server/http/respond";
import { listNamespaces } from "@/lib/server/verbs/list-namespaces";

type Context = RouteContext<"/api/clusters/[cluster]/namespaces">;

export const GET = handle(async ({ identity }, { params }: Context) =>
  ok(NamespaceList, await listNamespaces(identity, clusterOfParam((await params).cluster))),
);
