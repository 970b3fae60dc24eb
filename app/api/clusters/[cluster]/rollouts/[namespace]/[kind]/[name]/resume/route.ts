import { Rollout } from "@/lib/contract/rollout";
import { ActionRequest } from "@/lib/contract/undo";
import { rolloutRef } from "@/lib/server/http/params";
import { body, handle, ok } from "@/lib/server/http/respond";
import { resumeRollout } from "@/lib/server/verbs/resume-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/resume">;

export const POST = handle(async ({ request, identity }, { params }: Context) =>
  ok(Rollout, await resumeRollout(identity, rolloutRef(await params), await body(ActionRequest, request))),
);
