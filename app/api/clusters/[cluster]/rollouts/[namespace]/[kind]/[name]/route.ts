import { Rollout } from "@/lib/contract/rollout";
import { mayBeWatched, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readRollout } from "@/lib/server/verbs/read-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]">;

export const GET = handle(async ({ request, identity }, { params }: Context) =>
  ok(Rollout, await readRollout(identity, rolloutRef(await params), { watched: mayBeWatched(request) })),
);
