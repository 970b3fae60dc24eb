import { Health } from "@/lib/contract/cluster";
import { handle, ok } from "@/lib/server/http/respond";

export const GET = handle(async () => ok(Health, { status: "ok" }));
