import { RevisionDetail } from "@/lib/contract/rollout";
import { mayBeWatched, revisionUid, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readRevision } from "@/lib/server/verbs/read-revision";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/revisions/[revision]">;

export const GET = handle(async ({ request, identity }, context: Context) => {
  const params = await context.params;
  const watched = mayBeWatched(request);
  return ok(RevisionDetail, await readRevision(identity, rolloutRef(params), revisionUid(params), { watched }));
});
