import { Diagnosis } from "@/lib/contract/finding";
import { mayBeWatched, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readDiagnosis } from "@/lib/server/verbs/read-diagnosis";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/diagnosis">;

export const GET = handle(async ({ request, identity }, { params }: Context) =>
  ok(Diagnosis, await readDiagnosis(identity, rolloutRef(await params), { watched: mayBeWatched(request) })),
);
