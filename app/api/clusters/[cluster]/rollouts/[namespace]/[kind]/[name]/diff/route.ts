import { TemplateDiff } from "@/lib/contract/template-diff";
import { diffSides, rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readDiff } from "@/lib/server/read-diff";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/diff">;

export const GET = handle(async ({ request, identity }, { params }: Context) =>
  ok(TemplateDiff, await readDiff(identity, rolloutRef(await params), diffSides(request))),
);
