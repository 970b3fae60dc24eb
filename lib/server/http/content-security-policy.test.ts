import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "../../../proxy";
import { contentSecurityPolicy } from "./content-security-policy";

afterEach(() => {
  vi.unstubAllEnvs();
});

function ask(path: string, host = "127.0.0.1:3000", init: { method?: string; headers?: Record<string, string> } = {}) {
  return proxy(new NextRequest(`http://127.0.0.1:3000${path}`, { ...init, headers: { host, ...init.headers } }));
}

function directive(policy: string | null, name: string): string | undefined {
  return policy?.split("; ").find((entry) => entry.startsWith(`${name} `));
}

test("in production nothing runs and nothing is styled but by file or nonce", () => {
  const policy = contentSecurityPolicy("abc", { development: false });

  expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(directive(policy, "style-src")).toBe("style-src 'self' 'nonce-abc'");
  expect(policy).not.toContain("unsafe-eval");
});

test.each([
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "default-src 'self'",
])("says %s", (entry) => {
  expect(contentSecurityPolicy("abc", { development: false }).split("; ")).toContain(entry);
});

test("every page gets a nonce of its own, told to Next.js and to the browser alike", () => {
  const [one, two] = [ask("/"), ask("/")];
  const policy = one.headers.get("content-security-policy");

  expect(policy).toMatch(/'nonce-[A-Za-z0-9+/]{22}=='/);
  expect(policy).not.toBe(two.headers.get("content-security-policy"));
  expect(one.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
});

test.each(["/", "/prod/shop/deployments/web", "/api/clusters", "/_next/static/chunks/app.js", "/icon.svg"])(
  "stands in front of %s",
  async (path) => {
    const refused = ask(path, "evil.example");
    expect([refused.status, (await refused.json()).code]).toEqual([421, "wrong-host"]);

    const headers = Object.fromEntries(ask(path).headers);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
  },
);

test("takes no write to a page from another origin", () => {
  expect(ask("/", undefined, { method: "POST", headers: { origin: "http://evil.example" } }).status).toBe(403);
});

test("answers under a name it was started with", () => {
  vi.stubEnv("REWIND_HOSTS", "rewind.example, other.example:8443");

  expect(ask("/", "rewind.example").status).toBe(200);
  expect(ask("/", "other.example:1").status).toBe(421);
});
