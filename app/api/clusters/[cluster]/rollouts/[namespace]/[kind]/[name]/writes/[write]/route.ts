import { WriteState } from "@/lib/contract/write-state";
import { rolloutRef, writeId } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { lookAtWrite } from "@/lib/server/verbs/look-at-write";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/writes/[write]">;

export const GET = handle(async ({ identity }, context: Context) => {
  const params = await context.params;
  return ok(WriteState, await lookAtWrite(identity, rolloutRef(params), writeId(params)));
});
