import { apiRoutes } from "../api-routes";
import { RolloutApi } from "../pages/rollout-api";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

test.use({ allowedPageErrors: [/status of 421/] });

const JSON_BODY = { "content-type": "application/json" };

test.describe("a name that is not Rewind's", () => {
  test("gets no page, no file and no route of the API, and the cluster never hears of it", async ({
    cluster,
    namespace,
    recorded: { url, proxy },
    request,
    rolloutPage,
    listPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const { live, revisions } = await new RolloutApi(request, cluster.context, namespace, "web", url).read();
    const place = { cluster: cluster.context, namespace, name: "web" };
    const routes = await apiRoutes(request, url, {
      ...place,
      revision: revisions[0]?.uid ?? "",
      digest: live.digest,
    });
    const page = rolloutPage.pathOf(namespace, "web");
    const script = /\/_next\/static\/[^"]+\.js/.exec((await rawRequest(url, { path: page })).text)?.[0] ?? "";
    const pages = ["/", listPage.pathOf(namespace), page, "/nowhere/at/all/but/here", "/icon.svg", script];
    const calls = [
      ...pages.map((path) => ({ method: "GET", path })),
      ...routes,
      { method: "GET", path: "/api/openapi.json" },
      { method: "GET", path: "/api/nothing" },
      { method: "HEAD", path: "/api/clusters" },
    ];
    expect(routes.length).toBeGreaterThanOrEqual(12);
    expect(script).not.toBe("");
    proxy.forgetCalls();
    const { port } = new URL(url);

    const stream = { method: "GET", path: `/api/clusters/${cluster.context}/stream?namespace=${namespace}` };
    for (const call of [...calls, stream]) {
      for (const host of ["evil.example", `evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
        const { status, headers } = await rawRequest(url, { ...call, headers: { ...JSON_BODY, host } });
        expect([call.method, call.path, host, status]).toEqual([call.method, call.path, host, 421]);
        expect(headers["content-type"]).toBe("application/problem+json");
      }
    }
    expect(proxy.calls).toEqual([]);

    for (const { method, path } of calls.filter((call) => call.method === "GET")) {
      for (const host of [`127.0.0.1:${port}`, `LOCALHOST:${port}`, "[::1]"]) {
        expect([path, (await rawRequest(url, { method, path, headers: { host } })).status]).not.toEqual([path, 421]);
      }
    }
  });

  test("is not made good by what a proxy says about it", async ({ appUrl }) => {
    const { host } = new URL(appUrl);
    for (const header of ["x-forwarded-host", "x-original-host", "forwarded", "origin"]) {
      const headers = { host: "evil.example", [header]: header === "forwarded" ? `host=${host}` : host };
      expect((await rawRequest(appUrl, { path: "/api/clusters", headers })).status).toBe(421);
    }
  });

  test("is no way in when it resolves to this machine, as in DNS rebinding", async ({
    namespace,
    recorded: { url, proxy },
    page,
    listPage,
  }) => {
    // Browsers resolve every name below localhost to the loopback themselves.
    const rebound = url.replace("127.0.0.1", "rebound.localhost");

    const answer = await page.goto(`${rebound}${listPage.pathOf(namespace)}`);

    expect(answer?.status()).toBe(421);
    expect(await answer?.json()).toMatchObject({ code: "wrong-host" });
    // Their page was loaded before the name came to lead here; now it asks what it takes for its own server.
    const html = "<!doctype html><title>Theirs</title>";
    await page.route(`${rebound}/theirs`, (route) => route.fulfill({ contentType: "text/html", body: html }));
    await page.goto(`${rebound}/theirs`);
    const read = await page.evaluate(async () => (await fetch("/api/clusters")).status);
    expect(read).toBe(421);
    expect(proxy.calls).toEqual([]);
  });

  test("may be one that the setting names, with and without its port", async ({ cluster, openApp }) => {
    const hosts = "rewind.internal, other.internal:8443";
    const { url } = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_HOSTS: hosts } });
    const statusAt = async (host: string) => (await rawRequest(url, { path: "/api/health", headers: { host } })).status;

    expect(await statusAt("rewind.internal")).toBe(200);
    expect(await statusAt("Rewind.Internal:9000")).toBe(200);
    expect(await statusAt("other.internal:8443")).toBe(200);
    expect(await statusAt("other.internal:9000")).toBe(421);
    expect(await statusAt("127.0.0.1")).toBe(200);
    expect(await statusAt("internal")).toBe(421);
  });
});
