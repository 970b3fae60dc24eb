import { Rollout } from "@/lib/contract/rollout";
import { ActionRequest } from "@/lib/contract/undo";
import { rolloutRef } from "@/lib/server/http/params";
import { body, handle, ok } from "@/lib/server/http/respond";
import { pauseRollout } from "@/lib/server/verbs/pause-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/pause">;

export const POST = handle(async ({ request, identity }, { params }: Context) =>
  ok(Rollout, await pauseRollout(identity, rolloutRef(await params), await body(ActionRequest, request))),
);
