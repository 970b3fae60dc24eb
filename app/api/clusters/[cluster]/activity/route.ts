import { Activity } from "@/lib/contract/activity";
import { clusterOfParam } from "@/lib/contract/cluster-segment";
import { namespaceOfQuery } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readActivity } from "@/lib/server/verbs/read-activity";

type Context = RouteContext<"/api/clusters/[cluster]/activity">;

export const GET = handle(async ({ request, identity }, { params }: Context) =>
  ok(Activity, await readActivity(identity, clusterOfParam((await params).cluster), namespaceOfQuery(request))),
);
