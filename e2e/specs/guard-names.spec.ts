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
const NO_TEXT = ["%", "%zz", "%ff", "%c0%ae%c0%ae"];

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
    // What cannot be decoded does not even come to Rewind: Next.js answers 500 to some of it.
    const below = NO_TEXT.includes(segment) ? 501 : 500;
    for (const [method = "", path = ""] of places(segment)) {
      const { status } = await rawRequest(url, { method, path, headers, ...(method === "POST" && { body }) });
      const refused = status >= 300 && status < below;
      expect([method, path, status, refused]).toEqual([method, path, status, true]);
    }
  }

  expect(proxy.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect((await rawRequest(url, { path: `${root}/rollouts/default/deployments/web` })).status).toBe(404);
  expect(proxy.calls).toHaveLength(1);
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
