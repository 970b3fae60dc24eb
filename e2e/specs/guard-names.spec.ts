import { clusterSegment } from "@/lib/contract/cluster-segment";
import { rawRequest } from "../raw-request";
import { expect, test } from "../test";

const LONG = "a".repeat(64);
const UID = "00000000-0000-4000-8000-000000000000";

/** Segments of a URL, as sent: no DNS label is among them once they are decoded. */
const NO_LABELS = [
  "..",
  "%2e%2e",
  "%2E%2E",
  ".%2e",
  "%2e%2e%2f%2e%2e",
  "..%2F..%2Fsecrets",
  "shop%2f..%2fkube-system",
  "shop%2Fsecrets",
  "shop%5c..",
  "%252e%252e",
  "shop%252Fsecrets",
  "shop%3Fwatch=true",
  "shop%23",
  "shop%26limit=1",
  "shop%00",
  "shop%0d%0aX-Injected:%201",
  "shop%20",
  "Shop",
  "sh_op",
  "-shop",
  "shop-",
  "%ED%95%9C%EA%B8%80",
  "%EF%BC%8E%EF%BC%8E",
  LONG,
];

/** Broken escapes, which no decoder takes. */
const NO_TEXT = ["%", "%zz", "%ff", "%E0%A4%A", "%c0%ae%c0%ae"];

test.use({ allowedPageErrors: [/status of (400|404)/] });

test("names that are no DNS names never reach the cluster, however they are encoded", async ({
  cluster,
  recorded: { url, proxy },
}) => {
  const root = `/api/clusters/${clusterSegment(cluster.context)}`;
  const places = (segment: string) => [
    ["GET", `${root}/rollouts?namespace=${segment}`],
    ["GET", `${root}/rollouts/${segment}/deployments/web`],
    ["GET", `${root}/rollouts/default/deployments/${segment === LONG ? LONG.repeat(4) : segment}`],
    ["GET", `${root}/rollouts/default/${segment}/web`],
    ["GET", `${root}/rollouts/${segment}/deployments/web/permissions`],
    ["GET", `${root}/rollouts/${segment}/deployments/web/revisions/${UID}`],
    ["POST", `${root}/rollouts/${segment}/deployments/web/undo`],
    ["POST", `${root}/rollouts/default/deployments/${segment}%2F..%2Fweb/pause`],
    ["POST", `${root}/rollouts/default/${segment}/web/restart`],
  ];
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ to: UID, seen: "x" });

  for (const segment of [...NO_LABELS, ...NO_TEXT]) {
    for (const [method = "", path = ""] of places(segment)) {
      const { status } = await rawRequest(url, { method, path, headers, ...(method === "POST" && { body }) });
      const refused = status >= 300 && status < 500;
      expect([method, path, status, refused]).toEqual([method, path, status, true]);
    }
  }

  expect(proxy.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect((await rawRequest(url, { path: `${root}/rollouts/default/deployments/web` })).status).toBe(404);
  expect(proxy.calls).toHaveLength(1);
});

test("what no client should send is refused, on pages and files as in the API, with every header", async ({
  cluster,
  recorded: { url, proxy },
}) => {
  const places = ["/", `/${cluster.context}/default`, "/a/b/c/d/e", "/icon.svg", "/_next/static/chunks/", "/api/"];
  const broken = NO_TEXT.flatMap((text) => places.flatMap((place) => [`${place}${text}`, `${place}?q=${text}`]));
  const state = { "next-router-state-tree": "{}", rsc: "1" };
  const calls = [
    ...broken.flatMap((path) => ["GET", "HEAD", "POST"].map((method) => ({ method, path, status: 400 }))),
    ...places.map((path) => ({ method: "TRACE", path, status: 405 })),
    ...["/", "/icon.svg"].map((path) => ({ method: "POST", path, status: 405 })),
    ...["*", "http://evil.example/api/clusters"].map((path) => ({ method: "OPTIONS", path, status: 400 })),
    { method: "GET", path: "/a/b/c/d/e", status: 400, headers: state },
    { method: "GET", path: "/", status: 400, headers: { expect: "miracles" } },
  ];

  for (const { status, ...call } of calls) {
    const answer = await rawRequest(url, call);
    expect([call.method, call.path, answer.status]).toEqual([call.method, call.path, status]);
    expect(answer.headers).toMatchObject({
      "content-type": "application/problem+json",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
    });
  }
  // What the framework answers by itself has them too, and a part of a file is not its business to get wrong.
  const root = `/api/clusters/${clusterSegment(cluster.context)}`;
  for (const call of [
    { method: "OPTIONS", path: root },
    { method: "PUT", path: `${root}/rollouts` },
  ]) {
    expect((await rawRequest(url, call)).headers["x-content-type-options"]).toBe("nosniff");
  }
  expect((await rawRequest(url, { path: "/icon.svg", headers: { range: "bytes=999999-" } })).status).toBe(200);
  expect(proxy.calls).toEqual([]);
});

test("the uid of a revision is never part of what the cluster is asked", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  const root = `/api/clusters/${clusterSegment(cluster.context)}/rollouts/${namespace}/deployments/web/revisions`;

  for (const uid of ["..%2f..%2fsecrets", "a%3Fb", "-", "%00", "a".repeat(201)]) {
    expect([uid, (await rawRequest(url, { path: `${root}/${uid}` })).status]).toEqual([uid, 400]);
  }
  expect(proxy.calls).toEqual([]);

  expect((await rawRequest(url, { path: `${root}/${UID}` })).status).toBe(404);
  expect(proxy.calls.filter(({ path }) => path.includes(UID))).toEqual([]);
});

test("a cluster is one of the kubeconfig's, or none", async ({ recorded: { url, proxy } }) => {
  for (const cluster of ["https:%2F%2Fevil.example", "evil.example:6443", "%2e%2e", "~~", "__proto__", "127.0.0.1"]) {
    const { status, text } = await rawRequest(url, { path: `/api/clusters/${cluster}/namespaces` });
    expect([cluster, status, JSON.parse(text).code]).toEqual([
      cluster,
      404,
      expect.stringMatching(/unknown-cluster|not-found/),
    ]);
  }
  expect(proxy.calls).toEqual([]);
});

test("an address typed wrong is told so on the page, and asked of no cluster", async ({
  cluster,
  recorded: { url, proxy },
  page,
  listPage,
}) => {
  for (const path of ["/Sh_op", "/..%2Fsecrets", "/default/deployments/We%20b", "/%3Cb%3Ex%3C%2Fb%3E"]) {
    await page.goto(`${url}/${clusterSegment(cluster.context)}${path}`);
    await expect(listPage.problem).toHaveAttribute("data-code", "invalid-request");
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("<b>x</b>");
  await page.goto(`${url}/${clusterSegment(cluster.context)}/default/secrets/web`);
  await expect(page.locator("[role=alert], h2").first()).toBeVisible();
  expect(proxy.calls).toEqual([]);
});
