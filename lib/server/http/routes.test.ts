import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RolloutAction } from "@/lib/contract/rollout-action";
import { openApiDocument } from "../openapi";

const ROOT = join(import.meta.dirname, "../../..");
const ROUTES = readdirSync(join(ROOT, "app/api"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("route.ts"))
  .map((path) => `app/api/${path}`);

const PARAMS = {
  cluster: "fake",
  namespace: "shop",
  kind: "deployments",
  name: "web",
  revision: "u",
  path: ["x"],
  action: "break-checkout",
};
const WRITES = [...RolloutAction.options, "[action]"];
/** Posted, so that they are guarded and logged like writes; they change nothing. */
const POSTED_READS = ["reveal"];

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const handlers = await Promise.all(
  ROUTES.map(async (route) => {
    const exported = (await import(/* @vite-ignore */ join(ROOT, route))) as Record<string, unknown>;
    return Object.entries(exported).map(([method, handler]) => ({ route, method, handler: handler as Handler }));
  }),
).then((lists) => lists.flat());

function call(
  { method, handler }: { method: string; handler: Handler },
  headers: Record<string, string>,
  body?: string,
) {
  const withBody = method === "GET" ? {} : { body: body ?? "{}" };
  const request = new Request("http://127.0.0.1:3000/api", { method, headers, ...withBody });
  return handler(request, { params: Promise.resolve(PARAMS) });
}

/** Another port of this machine. */
const SAME_SITE = { "sec-fetch-site": "same-site" };
const JSON_TYPE = { "content-type": "application/json" };

beforeEach(() => {
  // A request that got past the guard would be told that there is no kubeconfig.
  vi.stubEnv("KUBECONFIG", join(import.meta.dirname, "no-such-kubeconfig"));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test("there are routes to walk, and each exports handlers only", () => {
  expect(ROUTES.length).toBeGreaterThan(10);
  expect(new Set(handlers.map(({ method }) => method))).toEqual(new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]));
});

test.each(handlers)("$method $route refuses a foreign host", async (handler) => {
  const response = await call(handler, { ...JSON_TYPE, host: "evil.example" });

  expect([response.status, (await response.json()).code]).toEqual([421, "wrong-host"]);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test.each(handlers.filter(({ method }) => method === "GET"))("GET $route answers no foreign page", async (handler) => {
  for (const headers of [{ origin: "http://evil.example" }, { "sec-fetch-site": "cross-site" }, SAME_SITE]) {
    const response = await call(handler, { host: "127.0.0.1:3000", ...headers });
    expect([response.status, (await response.json()).code]).toEqual([403, "wrong-origin"]);
  }
});

test.each(handlers.filter(({ method }) => method !== "GET"))(
  "$method $route refuses a foreign origin",
  async (handler) => {
    for (const headers of [{ origin: "http://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
      const response = await call(handler, { ...JSON_TYPE, host: "127.0.0.1:3000", ...headers });
      expect([response.status, (await response.json()).code]).toEqual([403, "wrong-origin"]);
    }
  },
);

const withVerb = (verbs: readonly string[]) =>
  handlers.filter(({ route }) => verbs.some((verb) => route.endsWith(`/${verb}/route.ts`)));
const writing = withVerb(WRITES);
const posting = withVerb([...WRITES, ...POSTED_READS]);

test("every write is a POST, and so is what reveals", () => {
  expect(posting.map(({ method }) => method)).toEqual([...WRITES, ...POSTED_READS].map(() => "POST"));
  expect(handlers.filter(({ route, method }) => method !== "GET" && !route.includes("[...path]"))).toEqual(posting);
});

test.each(posting)("$route takes JSON only", async (handler) => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
    const response = await call(handler, { host: "localhost", "content-type": type });
    expect((await response.json()).code).toBe("unsupported-media-type");
  }
});

test.each(writing)("$route refuses when read-only", async (handler) => {
  vi.stubEnv("REWIND_READ_ONLY", "1");
  const body = JSON.stringify(handler.route.endsWith("/undo/route.ts") ? { to: "u", seen: "a.b" } : {});
  const response = await call(handler, { ...JSON_TYPE, host: "localhost" }, body);

  expect([response.status, (await response.json()).code]).toEqual([403, "read-only"]);
});

test.each(posting)("$route refuses a body that is too large, broken or unknown", async (handler) => {
  const codeOf = async (body: string) =>
    (await (await call(handler, { ...JSON_TYPE, host: "localhost" }, body)).json()).code;

  expect(await codeOf(`{"reason":"${"a".repeat(300_000)}"}`)).toBe("too-large");
  expect(await codeOf("{")).toBe("invalid-request");
  expect(await codeOf('{"surprise":1}')).toBe("invalid-request");
});

test("the description lists every route but itself, and no other", () => {
  const described = Object.entries(openApiDocument().paths).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const there = handlers
    .filter(({ route }) => !route.includes("[...path]") && !route.includes("openapi.json"))
    .map(
      ({ route, method }) =>
        `${method} /${route
          .replace("app/", "")
          .replace("/route.ts", "")
          .replaceAll(/\[(\w+)\]/g, "{$1}")}`,
    );

  expect(described.toSorted()).toEqual(there.toSorted());
});
