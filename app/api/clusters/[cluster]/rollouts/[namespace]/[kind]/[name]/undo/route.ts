import { UndoRequest, UndoResult } from "@/lib/contract/undo";
import { rolloutRef } from "@/lib/server/http/params";
import { body, handle, ok } from "@/lib/server/http/respond";
import { undoRollout } from "@/lib/server/verbs/undo-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/undo">;

export const POST = handle(async ({ request, identity }, { params }: Context) =>
  ok(UndoResult, await undoRollout(identity, rolloutRef(await params), await body(UndoRequest, request))),
);
