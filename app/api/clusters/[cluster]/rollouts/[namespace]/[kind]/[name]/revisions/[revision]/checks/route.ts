import { UndoChecks } from "@/lib/contract/checks";
import { revisionUid, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readChecks } from "@/lib/server/verbs/read-checks";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/revisions/[revision]/checks">;

export const GET = handle(async ({ identity }, context: Context) => {
  const params = await context.params;
  return ok(UndoChecks, await readChecks(identity, rolloutRef(params), revisionUid(params)));
});
