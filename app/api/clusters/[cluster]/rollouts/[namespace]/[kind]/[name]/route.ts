import { Rollout } from "@/lib/contract/rollout";
import { rolloutRef } from "@/lib/server/http/params";
import { handle, ok } from "@/lib/server/http/respond";
import { readRollout } from "@/lib/server/read-rollout";

type Context = RouteContext<"/api/clusters/[cluster]/rollouts/[namespace]/[kind]/[name]">;

export const GET = handle(async ({ identity }, { params }: Context) =>
  ok(Rollout, await readRollout(identity, rolloutRef(await params))),
);
