import { writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aStatus, FakeApiServer } from "@/lib/testing/fake-api-server";
import { aDeployment } from "@/lib/testing/objects";
import { problemInEnglish, refusalOf } from "@/lib/testing/problem-in-english";
import { closeConnections, connectionTo } from "./connection";
import { readKubeconfig } from "./kubeconfig";
import { kubeRequest, type KubeRequest } from "./request";

let server: FakeApiServer;
let waits: number[];
const sleep = async (milliseconds: number) => void waits.push(milliseconds);

beforeEach(async () => {
  server = await new FakeApiServer().start();
  server.workload = aDeployment();
  waits = [];
});
afterEach(async () => {
  await closeConnections();
  await server.stop();
});

function connection(user?: Record<string, unknown>, kubeconfig = server.kubeconfig(user)) {
  const [context] = readKubeconfig({ KUBECONFIG: server.writeKubeconfig(kubeconfig) });
  if (!context) throw new Error("the kubeconfig has a context");
  return connectionTo(context, "somebody", { PATH: "/usr/bin:/bin" });
}

const WEB = "/apis/apps/v1/namespaces/shop/deployments/web";
const doing = { cluster: "fake", resource: "deployments", namespace: "shop", name: "web" };
const GET: KubeRequest = { method: "GET", path: WEB, doing: { ...doing, verb: "get" } };
const PATCH: KubeRequest = {
  method: "PATCH",
  path: WEB,
  contentType: "application/strategic-merge-patch+json",
  body: { spec: { paused: true } },
  doing: { ...doing, verb: "patch" },
};

test("sends the credential, who we are, and what we take", async () => {
  await kubeRequest(connection(), GET, sleep);

  expect(server.requests[0]?.headers).toMatchObject({
    authorization: "Bearer fake-token",
    accept: "application/json",
    "user-agent": expect.stringMatching(/^rewind\//),
  });
});

test("sends a name and a password as Basic", async () => {
  await kubeRequest(connection({ username: "u", password: "p" }), GET, sleep);

  expect(server.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from("u:p").toString("base64")}`);
});

test("sends the token file's content as it is at that moment", async () => {
  const tokenFile = server.writeKubeconfig("");
  writeFileSync(tokenFile, "first\n");
  const asked = connection({ tokenFile });
  await kubeRequest(asked, GET, sleep);
  writeFileSync(tokenFile, "second\n");
  await kubeRequest(asked, GET, sleep);

  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer first", "Bearer second"]);
});

test("impersonates with every part of the kubeconfig's as", async () => {
  await kubeRequest(connection({ token: "t", as: "jane", "as-groups": ["a", "b"], "as-uid": "7" }), GET, sleep);

  expect(server.requests[0]?.headers).toMatchObject({
    "impersonate-user": "jane",
    "impersonate-group": "a, b",
    "impersonate-uid": "7",
  });
});

// Loads the whole client library, which takes its time on a busy machine.
test(
  "leaves an auth-provider to the client library, and says when it cannot renew its credential",
  { timeout: 60_000 },
  async () => {
    const idToken = (exp: number) => `e30.${Buffer.from(JSON.stringify({ exp })).toString("base64url")}.x`;
    const oidc = (config: Record<string, string>) => connection({ "auth-provider": { name: "oidc", config } });
    await kubeRequest(oidc({ "id-token": idToken(4e9) }), GET, sleep);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${idToken(4e9)}`);

    const expired = {
      "id-token": idToken(1),
      "client-id": "c",
      "refresh-token": "canary",
      "idp-issuer-url": server.url,
    };
    expect(await refusalOf(kubeRequest(oidc(expired), GET, sleep))).toMatchObject({
      code: "unauthenticated",
      message: 'The credential of user "somebody" could not be renewed.',
    });
  },
);

test("keeps the path of a server that lies behind one", async () => {
  const kubeconfig = server.kubeconfig().replace(server.url, `${server.url}/k8s/clusters/c-1`);
  await kubeRequest(connection(undefined, kubeconfig), GET, sleep);

  expect(server.requests[0]?.url).toBe(`/k8s/clusters/c-1${WEB}`);
});

// A connection is free again only a moment after its answer was read, so the very next request may open a second one.
test("asks twenty times over two connections at most", async () => {
  const asked = connection();
  for (let count = 0; count < 20; count++) await kubeRequest(asked, GET, sleep);

  expect(server.requests).toHaveLength(20);
  expect(server.socketsEver).toBeLessThanOrEqual(2);
});

test("waits as long as a busy server asks, then asks again (T95)", async () => {
  server.interfere("GET", () => ({ ...aStatus(429, "TooManyRequests", "busy"), headers: { "retry-after": "2" } }));
  await kubeRequest(connection(), GET, sleep);

  expect(waits).toEqual([2000]);
  expect(server.sent("GET")).toHaveLength(2);
});

test("gives up after three tries and says how long to wait", async () => {
  server.interfere("GET", () => ({ ...aStatus(503, "", "starting"), headers: { "retry-after": "1" } }), 9);

  await expect(kubeRequest(connection(), GET, sleep)).rejects.toMatchObject({
    code: "busy",
    extras: { retryAfterSeconds: 1 },
  });
  expect(server.sent("GET")).toHaveLength(3);
});

test("does not wait longer than a person would", async () => {
  server.interfere("GET", () => ({ ...aStatus(429, "", "busy"), headers: { "retry-after": "60" } }), 9);

  await expect(kubeRequest(connection(), GET, sleep)).rejects.toMatchObject({ code: "busy" });
  expect(server.sent("GET")).toHaveLength(1);
});

const RETRY_AFTER = { "retry-after": "1" };

test.each([
  ["in a Status", { ...aStatus(429, "TooManyRequests", "busy"), headers: RETRY_AFTER }],
  ["in plain words", { status: 429, body: "Too many requests, please try again later.\n", headers: RETRY_AFTER }],
])("repeats a write that the server turned away unread, %s", async (_how, answer) => {
  server.interfere("PATCH", () => answer);
  await kubeRequest(connection(), PATCH, sleep);

  expect(server.sent("PATCH")).toHaveLength(2);
});

test.each([
  ["a broken connection", "hang-up" as const],
  ["503", { ...aStatus(503, "", "stopping"), headers: { "retry-after": "1" } }],
  ["500", aStatus(500, "", "etcdserver: request timed out")],
  ["429 of somebody in between", { status: 429, body: "slow down", headers: RETRY_AFTER }],
])("never repeats a write that may have taken effect: %s", async (_what, answer) => {
  server.interfere("PATCH", () => answer, 9);

  await expect(kubeRequest(connection(), PATCH, sleep)).rejects.toMatchObject({ maybeProcessed: true });
  expect(server.sent("PATCH")).toHaveLength(1);
});

test("repeats a reading whose connection broke", async () => {
  server.interfere("GET", () => "hang-up");
  await kubeRequest(connection(), GET, sleep);

  expect(server.sent("GET")).toHaveLength(2);
});

test("waits for a server that is restarting, for reads and writes, then says where nobody listens (T95)", async () => {
  const asked = connection();
  const { host } = new URL(server.url);
  await server.stop();

  for (const request of [GET, PATCH]) {
    waits = [];
    expect(await refusalOf(kubeRequest(asked, request, sleep))).toMatchObject({
      code: "cluster-unreachable",
      maybeProcessed: false,
      message: expect.stringContaining(`${host} refuses connections`),
    });
    expect(waits).toHaveLength(2);
  }
  server = await new FakeApiServer().start();
});

test("asks once when the credential is refused (T94)", async () => {
  server.interfere("GET", () => aStatus(401, "Unauthorized", "Unauthorized"), 9);

  await expect(kubeRequest(connection(), GET, sleep)).rejects.toMatchObject({ code: "unauthenticated" });
  expect(server.sent("GET")).toHaveLength(1);
});

test("calls a login page a cluster error", async () => {
  server.interfere("GET", () => ({
    status: 200,
    body: "<html>Log in</html>",
    headers: { "content-type": "text/html" },
  }));

  await expect(kubeRequest(connection(), GET, sleep)).rejects.toMatchObject({ code: "cluster-error" });
});

test("says no secret in any problem", async () => {
  const asked = connection({ token: "canary-token" });
  const answers = [aStatus(401, "", "no"), aStatus(403, "", "no"), aStatus(500, "", "no"), "hang-up"] as const;
  for (const answer of answers) {
    server.interfere("PATCH", () => answer);
    const problem = await kubeRequest(asked, PATCH, sleep).catch((error: unknown) => error);
    expect(JSON.stringify([problemInEnglish(problem), String(problem), (problem as Error).stack])).not.toMatch(
      /canary|Bearer/,
    );
  }
});

test.each([
  ["a reading", GET, 10_000],
  ["a write", PATCH, 30_000],
] as const)(
  "%s of a cluster that takes it and never answers ends in time, with what to do",
  async (_what, request, limit) => {
    server.silent = true;
    const asked = connection();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      let problem: unknown;
      const asking = kubeRequest(asked, request, sleep).catch((error: unknown) => (problem = error));
      while (server.requests.length === 0) await new Promise((go) => setImmediate(go));
      vi.advanceTimersByTime(limit - 1);
      await new Promise((go) => setImmediate(go));
      expect(problem).toBeUndefined();
      vi.advanceTimersByTime(1);
      await asking;

      expect(problem).toMatchObject({ code: "cluster-timeout", status: null, maybeProcessed: true });
      expect(problemInEnglish(problem)).toMatchObject({ extras: { advice: expect.stringContaining("VPN") } });
      expect(server.requests).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  },
);
