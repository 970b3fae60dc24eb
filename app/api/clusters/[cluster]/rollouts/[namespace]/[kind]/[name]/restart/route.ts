import { Rollout } from "@/lib/contract/rollout";
import { ActionRequest } from "@/lib/contract/undo";
import { rolloutRef } from "@/lib/server/http/params";
import { body, handle, ok } from "@/lib/server/http/respond";
import { actOnRollout } from "@/lib/server/verbs/act-on-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/restart">;

export const POST = handle(async ({ request, identity }, { params }: Context) =>
  ok(Rollout, await actOnRollout(identity, rolloutRef(await params), "restart", await body(ActionRequest, request))),
);
