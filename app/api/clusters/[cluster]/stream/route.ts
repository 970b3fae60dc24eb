import { clusterOfParam } from "@/lib/contract/cluster-segment";
import { followRollout, followRollouts } from "@/lib/server/verbs/follow-rollouts";
import { namespaceOfQuery, rolloutOfQuery } from "@/lib/server/http/params";
import { handle } from "@/lib/server/http/respond";
import { eventStream } from "@/lib/server/http/sse";

type Context = RouteContext<"/api/clusters/[cluster]/stream">;

export const GET = handle(async ({ request, identity }, { params }: Context) => {
  const { cluster } = await params;
  const rollout = rolloutOfQuery(cluster, request);
  if (rollout) return eventStream(request, (reader) => followRollout(identity, rollout, reader));
  const list = { cluster: clusterOfParam(cluster), namespace: namespaceOfQuery(request) };
  return eventStream(request, (reader) => followRollouts(identity, list, reader));
});
