import { ClusterList } from "@/lib/contract/cluster";
import { handle, ok } from "@/lib/server/http/respond";
import { listClusters } from "@/lib/server/verbs/list-clusters";

export const GET = handle(async ({ identity }) => ok(ClusterList, listClusters(identity)));
