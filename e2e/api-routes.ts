import type { APIRequestContext } from "@playwright/test";

/** One call of Rewind's API; the body of a write is one that its schema takes. */
export type ApiRoute = { method: "GET" | "POST"; path: string; body?: string };

/** What stands for the parameters of the paths. */
export type ApiPlace = { cluster: string; namespace: string; name: string; revision: string; digest: string };

type OpenApi = { paths: Record<string, Record<string, object>> };

const isStream = (operation: object) => JSON.stringify(operation).includes("text/event-stream");

/**
 * Every call that Rewind's own description of its API lists, about one Deployment; so that no route is left out, but for
 * streams, which do not end by themselves.
 */
export async function apiRoutes(request: APIRequestContext, appUrl: string, place: ApiPlace): Promise<ApiRoute[]> {
  const { paths } = (await (await request.get(`${appUrl}/api/openapi.json`)).json()) as OpenApi;
  const values: Record<string, string> = { ...place, kind: "deployments", action: "break-checkout" };
  return Object.entries(paths).flatMap(([pattern, item]) => {
    const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? name));
    const verbs = Object.entries(item).flatMap(([verb, operation]) => (isStream(operation) ? [] : [verb]));
    return verbs.map((verb): ApiRoute => {
      if (verb !== "post") return { method: "GET", path: path.endsWith("/diff") ? `${path}?from=live&to=live` : path };
      return { method: "POST", path, body: JSON.stringify(bodyOf(path, place)) };
    });
  });
}

function bodyOf(path: string, { revision, digest }: ApiPlace): object {
  if (path.endsWith("/undo")) return { to: revision, seen: digest };
  return path.endsWith("/reveal") ? { pointer: "/spec" } : {};
}
