import { handle, ok } from "@/lib/server/http/respond";
import { OpenApi, openApiDocument } from "@/lib/server/openapi";

export const GET = handle(async () => ok(OpenApi, openApiDocument()));
