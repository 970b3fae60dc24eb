import { TemplateDiff } from "@/lib/contract/template-diff";
import { diffSides, mayBeWatched, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readDiff } from "@/lib/server/verbs/read-diff";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/diff">;

export const GET = handle(async ({ request, identity }, { params }: Context) => {
  const watched = mayBeWatched(request);
  return ok(TemplateDiff, await readDiff(identity, rolloutRef(await params), diffSides(request), { watched }));
});
