import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { apiRoutes } from "../api-routes";
import { RolloutApi } from "../pages/rollout-api";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

const JSON_TYPE = { "content-type": "application/json" };

// What the browser says when a page is refused what it tries.
test.use({
  allowedPageErrors: [/status of (403|404|415)|CORS policy|frame-ancestors|net::ERR_(FAILED|BLOCKED_BY_RESPONSE)/],
});

test("a write is taken from Rewind's own pages only, and from programs", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const { live, revisions } = await new RolloutApi(request, cluster.context, namespace, "web", url).read();
  const place = { cluster: cluster.context, namespace, name: "web", revision: revisions[0]?.uid ?? "" };
  const writes = (await apiRoutes(request, url, { ...place, digest: live.digest })).filter(
    ({ method }) => method === "POST",
  );
  expect(writes.map(({ path }) => path.split("/").at(-1)).toSorted()).toEqual([
    "break-checkout",
    "pause",
    "restart",
    "resume",
    "reveal",
    "undo",
  ]);
  const { host, port } = new URL(url);
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { origin: `http://localhost:${port}` },
    { origin: `${url}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "same-origin" },
    { origin: url, "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ];
  proxy.forgetCalls();

  for (const { path, body } of writes) {
    for (const headers of foreign) {
      const answer = await rawRequest(url, {
        method: "POST",
        path,
        headers: { host, ...JSON_TYPE, ...headers },
        ...(body !== undefined && { body }),
      });
      expect([path, headers, answer.status]).toEqual([path, headers, 403]);
      expect(JSON.parse(answer.text)).toMatchObject({ code: "wrong-origin" });
    }
    for (const method of ["PUT", "PATCH", "DELETE"]) {
      const headers = { host, ...JSON_TYPE, origin: "https://evil.example" };
      const { status } = await rawRequest(url, { method, path, headers, body: "{}" });
      expect([method, path, status]).toEqual([method, path, 405]);
    }
  }
  expect(proxy.calls).toEqual([]);

  // The two that may: a page of our own, and a program.
  const pause = { method: "POST", path: writes.find(({ path }) => path.endsWith("/pause"))?.path ?? "", body: "{}" };
  const resume = { ...pause, path: pause.path.replace(/pause$/, "resume") };
  const own = { host, ...JSON_TYPE, origin: url, "sec-fetch-site": "same-origin" };
  expect((await rawRequest(url, { ...pause, headers: own })).status).toBe(200);
  expect((await rawRequest(url, { ...resume, headers: { host, ...JSON_TYPE } })).status).toBe(200);
});

test("a write that is not JSON is refused before the cluster hears of it", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const { live, revisions } = await new RolloutApi(request, cluster.context, namespace, "web", url).read();
  const place = { cluster: cluster.context, namespace, name: "web", revision: revisions[0]?.uid ?? "" };
  const writes = (await apiRoutes(request, url, { ...place, digest: live.digest })).filter(
    ({ method }) => method === "POST",
  );
  proxy.forgetCalls();

  for (const { method, path, body = "{}" } of writes) {
    for (const type of ["text/plain", "text/plain;application/json", "application/x-www-form-urlencoded", "", null]) {
      const headers: Record<string, string> = type === null ? {} : { "content-type": type };
      const answer = await rawRequest(url, { method, path, headers, body });
      expect([path, type, answer.status]).toEqual([path, type, 415]);
      expect(JSON.parse(answer.text)).toMatchObject({ code: "unsupported-media-type" });
    }
    for (const broken of ["", "{", "null", '"undo"', '{"unknown": 1}']) {
      const answer = await rawRequest(url, { method, path, headers: JSON_TYPE, body: broken });
      expect([path, broken, answer.status]).toEqual([path, broken, 400]);
    }
    const huge = JSON.stringify({ reason: "x".repeat(300 * 1024) });
    expect((await rawRequest(url, { method, path, headers: JSON_TYPE, body: huge })).status).toBe(413);
  }
  expect(proxy.calls).toEqual([]);
});

for (const [what, nameOfSite] of [
  ["of another site", "localhost"],
  ["of the same site at another port", "127.0.0.1"],
] as const) {
  test(`a page ${what} changes nothing by form or script, and reads nothing`, async ({
    cluster,
    namespace,
    recorded: { url, proxy },
    page,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const api = `${url}/api/clusters/${cluster.context}/rollouts/${namespace}/deployments/web`;
    const site = await foreignSite(`<form method="post" enctype="text/plain" action="${api}/pause">
      <input name='{"reason":"' value='"}'><button>Win a prize</button></form>`);
    try {
      await page.goto(`http://${nameOfSite}:${site.port}/`);
      const tries = await page.evaluate(async (address) => {
        const post = (init: RequestInit) =>
          fetch(address, { method: "POST", body: "{}", ...init }).then(
            (answer) => answer.type,
            () => "refused",
          );
        return [
          await post({ headers: { "content-type": "application/json" } }),
          await post({ headers: { "content-type": "text/plain" } }),
          await post({ mode: "no-cors" }),
          await post({ mode: "no-cors", body: new Blob(["{}"], { type: "text/plain" }), credentials: "include" }),
          navigator.sendBeacon(address, "{}") ? "sent" : "not sent",
          await fetch(address.replace(/\/pause$/, "")).then(
            (answer) => answer.text(),
            () => "refused",
          ),
        ];
      }, `${api}/pause`);
      await page.getByRole("button", { name: "Win a prize" }).click();
      await expect(page).toHaveURL(`${api}/pause`);
      await expect(page.locator("body")).toContainText("wrong-origin");

      expect(tries).toEqual(["refused", "refused", "refused", "refused", "sent", "refused"]);
      expect(proxy.callsTo(({ method }) => method === "PATCH")).toEqual([]);
      expect((await cluster.deployment(namespace, "web")).spec.paused ?? false).toBe(false);
    } finally {
      site.close();
    }
  });
}

test("a page of another site or port has nothing read or watched, however often it asks, and may link to Rewind", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  page,
  listPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const root = `${url}/api/clusters/${cluster.context}`;
  const site = await foreignSite(`<a href="${url}${listPage.pathOf(namespace)}">Rewind</a>`);
  try {
    for (const nameOfSite of ["localhost", "127.0.0.1"]) {
      await page.goto(`http://${nameOfSite}:${site.port}/`);
      await page.evaluate(async (api) => {
        const element = (html: string) => document.body.insertAdjacentHTML("beforeend", html);
        element(`<iframe src="${api}/rollouts?watched=true"></iframe>`);
        element(`<img src="${api}/rollouts?namespace=image&watched=true">`);
        element(`<link rel="stylesheet" href="${api}/rollouts?namespace=style&watched=true">`);
        const get = (path: string) => fetch(api + path, { mode: "no-cors" }).catch(() => undefined);
        const numbers = Array.from({ length: 200 }, (_, number) => number);
        const lists = numbers.map((number) => get(`/rollouts?namespace=made-up-${number}&watched=true`));
        await Promise.all([...lists, get("/stream"), get("/rollouts/default/deployments/web?watched=true")]);
      }, root);
      expect(proxy.calls).toEqual([]);
    }
    await page.getByRole("link", { name: "Rewind" }).click();
    await expect(listPage.link("web")).toBeVisible();
  } finally {
    site.close();
  }
});

/** A page somewhere else on this machine. */
async function foreignSite(html: string): Promise<{ port: number; close(): void }> {
  const server = http.createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Elsewhere</title>${html}`);
  });
  await once(server.listen(0), "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
