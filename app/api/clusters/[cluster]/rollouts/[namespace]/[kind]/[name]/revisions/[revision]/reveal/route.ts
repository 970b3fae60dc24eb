import { RevealRequest, RevealResult } from "@/lib/contract/template-diff";
import { revisionUid, rolloutRef } from "@/lib/server/http/params";
import { body, handle, ok } from "@/lib/server/http/respond";
import { revealValue } from "@/lib/server/verbs/reveal-value";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/revisions/[revision]/reveal">;

export const POST = handle(async ({ request, identity }, context: Context) => {
  const params = await context.params;
  const wish = await body(RevealRequest, request);
  return ok(RevealResult, await revealValue(identity, rolloutRef(params), revisionUid(params), wish));
});
