import { Health } from "@/lib/contract/cluster";
import { checkReady } from "@/lib/server/verbs/check-ready";
import { handle, ok } from "@/lib/server/http/respond";

export const GET = handle(async ({ identity }) => ok(Health, await checkReady(identity)));
