import { createConnection } from "node:net";
import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { apiRoutes } from "../api-routes";
import { RolloutApi } from "../pages/rollout-api";
import { startGuarded } from "../processes/guarded-process";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

/** What every answer of the API says of itself. */
const POLICY = [
  "cache-control",
  "content-security-policy",
  "x-frame-options",
  "x-content-type-options",
  "cross-origin-resource-policy",
];

type Directives = Map<string, string>;

function directivesOf(policy: string | string[] | undefined): Directives {
  const parts = String(policy ?? "").split(";");
  return new Map(parts.map((part) => [part.trim().split(" ")[0] ?? "", part.trim()]));
}

/** What the browser refused because of the policy, in the order it happened. */
async function violationsOf(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      seen.push(`${violatedDirective} ${blockedURI}`);
    });
  });
  return () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}

test.describe("the content security policy", () => {
  test("is on every page, names a nonce of that page alone, and forbids framing", async ({
    appUrl,
    namespace,
    listPage,
    rolloutPage,
  }) => {
    const nonces = new Set<string>();
    for (const path of ["/", listPage.pathOf(namespace), rolloutPage.pathOf(namespace, "web"), "/a/b/c/d/e/f"]) {
      const { headers, text } = await rawRequest(appUrl, { path, headers: { accept: "text/html" } });
      const policy = directivesOf(headers["content-security-policy"]);
      const [, nonce = ""] = /'nonce-([^']+)'/.exec(policy.get("script-src") ?? "") ?? [];
      expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
      nonces.add(nonce);
      expect(policy.get("script-src")).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
      expect(policy.get("default-src")).toBe("default-src 'self'");
      expect(policy.get("object-src")).toBe("object-src 'none'");
      expect(policy.get("base-uri")).toBe("base-uri 'none'");
      expect(policy.get("frame-ancestors")).toBe("frame-ancestors 'none'");
      expect(headers["x-frame-options"]).toBe("DENY");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      expect(scripts.length).toBeGreaterThan(0);
      for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    }
    expect(nonces.size).toBe(4);
  });

  test("has nothing to refuse from start to rollback", async ({
    cluster,
    namespace,
    page,
    startPage,
    listPage,
    rolloutPage,
    undoDialog,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    const violations = await violationsOf(page);

    await startPage.open();
    await startPage.namespace(namespace).click();
    await listPage.link("web").click();
    await rolloutPage.choose(1);
    await expect(rolloutPage.panel.getByRole("region", { name: /^Pod template/ })).toContainText("image: web:1");
    await page.getByRole("button", { name: "Choose another namespace" }).click();
    await expect(page.getByRole("option", { name: namespace })).toBeVisible();
    await page.keyboard.press("Escape");
    await rolloutPage.rollBackTo(1);
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await violations()).toEqual([]);
  });

  test.describe("against what gets in all the same", () => {
    test.use({ allowedPageErrors: [/Content Security Policy|ERR_BLOCKED_BY_RESPONSE|frame/i] });

    test("lets no script, handler or foreign file of it run", async ({ page, startPage }) => {
      const violations = await violationsOf(page);
      await startPage.open();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

      await page.evaluate(() => {
        const put = (html: string) => document.body.insertAdjacentHTML("beforeend", html);
        put(`<img src="/nothing.png" onerror="window.owned = 1">`);
        put(`<a id="go" href="javascript:window.owned = 2">go</a>`);
        put(`<img src="https://evil.example/pixel.png">`);
        put(`<iframe src="https://evil.example/"></iframe>`);
        put(`<form id="out" action="https://evil.example/" method="post"></form>`);
        document.querySelector<HTMLElement>("#go")?.click();
        document.querySelector<HTMLFormElement>("#out")?.submit();
      });

      await expect.poll(async () => (await violations()).join("\n")).toMatch(/form-action/);
      const refused = (await violations()).join("\n");
      for (const directive of ["script-src-attr", "script-src-elem", "img-src", "frame-src", "form-action"]) {
        expect(refused).toContain(directive);
      }
      expect(await page.evaluate(() => "owned" in window)).toBe(false);
    });

    test("keeps Rewind out of frames, of its own pages too", async ({ appUrl, page }) => {
      await page.goto("about:blank");
      await page.setContent(`<iframe src="${appUrl}/" title="framed"></iframe>`);

      await expect.poll(() => page.frames()[1]?.url()).toBe("chrome-error://chromewebdata/");
    });
  });
});

test("no answer of the API may be kept, sniffed or read from elsewhere", async ({
  cluster,
  namespace,
  appUrl,
  request,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const { live, revisions } = await new RolloutApi(request, cluster.context, namespace, "web").read();
  const place = { cluster: cluster.context, namespace, name: "web", revision: revisions[0]?.uid ?? "" };
  const routes = await apiRoutes(request, appUrl, { ...place, digest: live.digest });

  for (const { path } of routes.filter(({ method }) => method === "GET")) {
    const { status, headers } = await rawRequest(appUrl, { path });
    // No write has the id that stands in this path.
    expect([path, status]).toEqual([path, path.includes("/writes/") ? 404 : 200]);
    const foreign = await rawRequest(appUrl, { path, headers: { origin: "https://evil.example" } });
    expect([path, foreign.status]).toEqual([path, 403]);
    for (const name of POLICY) expect(foreign.headers[name]).toBe(headers[name]);
    expect(foreign.headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["set-cookie"]).toBeUndefined();
  }
});

test("`npm start` listens on the loopback alone", async ({ cluster }, testInfo) => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === "IPv4");
  test.skip(others.length === 0, "this machine has no other address");
  const server = startGuarded({
    name: "npm start",
    command: "npm",
    args: ["start", "--", "--port", "0"],
    env: {
      PATH: process.env.PATH,
      HOME: testInfo.outputDir,
      KUBECONFIG: cluster.kubeconfig,
      INIT_CWD: fileURLToPath(new URL("../..", import.meta.url)),
    },
    log: testInfo.outputPath("npm-start.log"),
  });
  try {
    const [, port = ""] = await server.printed(/^Rewind: http:\/\/127\.0\.0\.1:(\d+)$/m, 60_000);
    await expect.poll(() => connects("127.0.0.1", Number(port))).toBe(true);
    for (const { address } of others)
      expect([address, await connects(address, Number(port))]).toEqual([address, false]);
  } finally {
    await server.stop();
  }
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = createConnection({ host, port });
    const done = (connected: boolean) => {
      socket.destroy();
      settle(connected);
    };
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.setTimeout(5_000, () => done(false));
  });
}
