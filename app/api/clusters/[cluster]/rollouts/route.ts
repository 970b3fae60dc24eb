import { clusterOfParam } from "@/lib/contract/cluster-segment";
import { RolloutList } from "@/lib/contract/rollout";
import { mayBeWatched, namespaceOfQuery } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { listRollouts } from "@/lib/server/verbs/list-rollouts";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts">;

export const GET = handle(async ({ request, identity }, { params }: Context) => {
  const cluster = clusterOfParam((await params).cluster);
  const watched = mayBeWatched(request);
  return ok(RolloutList, await listRollouts(identity, cluster, namespaceOfQuery(request), { watched }));
});
