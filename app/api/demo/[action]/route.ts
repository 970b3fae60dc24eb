import { DemoRequest, DemoResult } from "@/lib/contract/demo";
import { body, handle, ok } from "@/lib/server/http/respond";
import { playDemo } from "@/lib/server/verbs/play-demo";

type Context = RouteContext<"/api/demo/[action]">;

export const POST = handle(async ({ request, identity }, { params }: Context) =>
  ok(DemoResult, await playDemo(identity, (await params).action, await body(DemoRequest, request))),
);
