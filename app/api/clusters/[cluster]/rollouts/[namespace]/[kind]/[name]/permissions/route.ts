import { Permissions } from "@/lib/contract/cluster";
import { rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readPermissions } from "@/lib/server/verbs/read-permissions";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]/permissions">;

export const GET = handle(async ({ identity }, { params }: Context) =>
  ok(Permissions, await readPermissions(identity, rolloutRef(await params))),
);
