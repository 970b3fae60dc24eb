import { once } from "node:events";
import https from "node:https";
import type { IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject, KubeObject } from "./objects";
import { type Simulator, startSimulator } from "./simulator";

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ controllers: false });
});
afterAll(() => simulator.stop());

type Call = { body?: unknown; type?: string; token?: string | null; accept?: string };

async function send(method: string, path: string, { body, type, token, accept }: Call = {}): Promise<IncomingMessage> {
  const content = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const bearer = token === undefined ? simulator.adminToken : token;
  const request = https.request(`${simulator.url}${path}`, {
    method,
    agent: false,
    ca: simulator.authority.server.certificate,
    headers: {
      ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      ...(accept && { accept }),
      ...(content !== undefined && {
        "content-type": type ?? "application/json",
        "content-length": Buffer.byteLength(content),
      }),
    },
  });
  request.end(content);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response;
}

async function answer(method: string, path: string, call?: Call) {
  const response = await send(method, path, call);
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return {
    status: response.statusCode,
    headers: response.headers,
    text,
    body: text.startsWith("{") ? JSON.parse(text) : {},
  };
}

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
const CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

function deployment(name: string, spec: JsonObject = {}): JsonObject {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name, image: `${name}:1` }] } };
  return { metadata: { name }, spec: { selector: { matchLabels: labels }, template, ...spec } };
}

/** The next events of a watch, which is then ended. */
async function watched(
  path: string,
  count: number,
  act: () => Promise<unknown>,
): Promise<{ type: string; object: KubeObject }[]> {
  const response = await send("GET", path);
  const lines = createInterface({ input: response });
  void act();
  const events = [];
  for await (const line of lines) {
    events.push(JSON.parse(line));
    if (events.length === count) break;
  }
  response.destroy();
  return events;
}

test("a Deployment is completed as upstream completes it, and quantities have their one text", async () => {
  const body = deployment("complete");
  const container = { name: "complete", image: "complete", resources: { limits: { cpu: "1000m", memory: "1024Mi" } } };
  body["spec"] = { ...(body["spec"] as JsonObject), paused: false };
  ((body["spec"] as JsonObject)["template"] as { spec: JsonObject }).spec["containers"] = [container];

  const { status, body: made } = await answer("POST", DEPLOYMENTS, { body });

  expect(status).toBe(201);
  expect(made.metadata).toMatchObject({ generation: 1, namespace: "default" });
  expect(made.spec).toMatchObject({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
    template: {
      spec: {
        restartPolicy: "Always",
        containers: [{ imagePullPolicy: "Always", resources: { limits: { cpu: "1", memory: "1Gi" } } }],
      },
    },
  });
  expect(made.spec).not.toHaveProperty("paused");
});

test("only what a person wants moves the generation, annotations too; a write of the same changes nothing", async () => {
  const path = `${DEPLOYMENTS}/moves`;
  const merge = (patch: JsonObject, at = path) =>
    answer("PATCH", at, { body: patch, type: "application/merge-patch+json" }).then(({ body }) => body.metadata);
  const first = (await answer("POST", DEPLOYMENTS, { body: deployment("moves") })).body.metadata;

  expect((await merge({ metadata: { labels: { a: "b" } } })).generation).toBe(1);
  expect((await merge({ metadata: { annotations: { a: "b" } } })).generation).toBe(2);
  const scaled = await merge({ spec: { replicas: 3 } });
  expect(scaled.generation).toBe(3);
  expect(await merge({ spec: { replicas: 3 } })).toMatchObject({
    resourceVersion: scaled.resourceVersion,
    generation: 3,
  });
  expect((await merge({ spec: { replicas: 9 }, status: { replicas: 3 } }, `${path}/status`)).generation).toBe(3);
  const { body } = await answer("GET", path);
  expect([body.spec.replicas, body.status.replicas, body.metadata.uid]).toEqual([3, 3, first.uid]);
});

test("refusals have upstream's status, reason and words", async () => {
  await answer("POST", DEPLOYMENTS, { body: deployment("refuses") });
  const path = `${DEPLOYMENTS}/refuses`;
  const patch = async (body: unknown, kind: string) =>
    answer("PATCH", path, { body, type: `application/${kind}+json` });

  expect((await answer("GET", `${DEPLOYMENTS}/none`)).body).toMatchObject({
    code: 404,
    reason: "NotFound",
    message: 'deployments.apps "none" not found',
  });
  expect((await patch({ metadata: { resourceVersion: "1" } }, "merge-patch")).body).toMatchObject({
    code: 409,
    reason: "Conflict",
    message:
      'Operation cannot be fulfilled on deployments.apps "refuses": the object has been modified; please apply your changes to the latest version and try again',
  });
  const failed = await patch([{ op: "test", path: "/metadata/uid", value: "other" }], "json-patch");
  expect([failed.status, failed.body.details.causes]).toEqual([422, undefined]);
  const immutable = await patch({ spec: { selector: { matchLabels: { app: "other" } } } }, "merge-patch");
  expect(immutable.body.details.causes.map(({ field }: { field: string }) => field)).toContain("spec.selector");
  const deadline = await patch({ spec: { minReadySeconds: 600 } }, "merge-patch");
  expect(deadline.body.message).toContain("must be greater than minReadySeconds");
  const containers = [{ name: "refuses", resources: { limits: { cpu: "many" } } }];
  const undecodable = await patch({ spec: { template: { spec: { containers } } } }, "strategic-merge-patch");
  expect(undecodable).toMatchObject({ status: 422, body: { reason: "Invalid" } });
  expect(undecodable.body.message).toContain(
    ' "" is invalid: patch: Invalid value: "map[spec:map[template:map[spec:map[containers:[map[name:refuses resources:map[limits:map[cpu:many]]]]]]]]": quantities must match',
  );
  const long = await patch({ metadata: { annotations: { a: "x".repeat(262_145) } } }, "merge-patch");
  expect(long.body.details.causes[0].field).toBe("metadata.annotations");
  expect((await patch("a: b", "apply-patch")).status).toBe(400);
  expect((await answer("PATCH", path, { body: {}, type: "application/apply-patch+yaml" })).status).toBe(415);
  expect((await answer("GET", path, { token: "nobody's" })).body).toMatchObject({ code: 401, reason: "Unauthorized" });
  expect((await answer("GET", path, { token: null })).body.message).toBe(
    'deployments.apps "refuses" is forbidden: User "system:anonymous" cannot get resource "deployments" in API group "apps" in the namespace "default"',
  );
});

test("a dry run answers as a write would, and writes nothing", async () => {
  expect((await answer("POST", `${DEPLOYMENTS}?dryRun=All`, { body: deployment("dry") })).status).toBe(201);
  expect((await answer("GET", `${DEPLOYMENTS}/dry`)).status).toBe(404);
});

test("integers beyond 2^53 come back as they were sent", async () => {
  const body = '{"metadata":{"name":"large"},"spec":{"depth":9007199254740993},"data":{"text":"9007199254740993"}}';
  await answer("POST", CONFIG_MAPS, { body });

  expect((await answer("GET", `${CONFIG_MAPS}/large`)).text).toMatch(
    /"depth":9007199254740993.*"text":"9007199254740993"/,
  );
});

test("a list goes on page by page from the moment of its first page, and 410 once that is forgotten", async () => {
  for (const name of ["p1", "p2", "p3", "p4"]) {
    await answer("POST", CONFIG_MAPS, { body: { metadata: { name, labels: { page: "yes" } } } });
  }
  const page = (query: string) => answer("GET", `${CONFIG_MAPS}?labelSelector=page%3Dyes&limit=2${query}`);
  const names = ({ items }: { items: KubeObject[] }) => items.map(({ metadata }) => metadata.name);
  const { body: first } = await page("");
  await answer("DELETE", `${CONFIG_MAPS}/p3`);
  const token = encodeURIComponent(first.metadata.continue);

  expect([names(first), names((await page(`&continue=${token}`)).body)]).toEqual([
    ["p1", "p2"],
    ["p3", "p4"],
  ]);
  const again = (await page("")).body.metadata.continue;
  simulator.lists.forget();
  expect((await page(`&continue=${encodeURIComponent(again)}`)).body).toMatchObject({ code: 410, reason: "Expired" });
});

test("a watch tells what comes after its version, and that an object left its selector", async () => {
  const { body } = await answer("GET", CONFIG_MAPS);
  const path = `${CONFIG_MAPS}?watch=1&labelSelector=seen%3Dyes&resourceVersion=${body.metadata.resourceVersion}`;
  await answer("POST", CONFIG_MAPS, { body: { metadata: { name: "w", labels: { seen: "yes" } } } });

  const events = await watched(path, 3, async () => {
    const type = "application/merge-patch+json";
    await answer("PATCH", `${CONFIG_MAPS}/w`, { body: { data: { a: "b" } }, type });
    await answer("PATCH", `${CONFIG_MAPS}/w`, { body: { metadata: { labels: { seen: "no" } } }, type });
  });

  expect(events.map(({ type }) => type)).toEqual(["ADDED", "MODIFIED", "DELETED"]);
});

test("a watch from before the buffer answers 410", async () => {
  const { body } = await answer("GET", CONFIG_MAPS);
  await answer("POST", CONFIG_MAPS, { body: { metadata: { name: "later" } } });
  simulator.watches.forget();

  const late = await answer("GET", `${CONFIG_MAPS}?watch=1&resourceVersion=${body.metadata.resourceVersion}`);

  expect(late.body).toMatchObject({ code: 410, reason: "Expired" });
});

test("faults are what they are called, as often as they are asked for", async () => {
  simulator.faults.add({ kind: "busy", retryAfterSeconds: 7 }, undefined, 1);
  expect(await answer("GET", CONFIG_MAPS)).toMatchObject({ status: 429, headers: { "retry-after": "7" } });
  simulator.faults.add({ kind: "error" }, ({ path }) => path.includes("configmaps"), 1);
  expect((await answer("GET", DEPLOYMENTS)).status).toBe(200);
  expect((await answer("GET", CONFIG_MAPS)).status).toBe(500);
  simulator.faults.add({ kind: "expired" }, undefined, 1);
  expect((await answer("GET", CONFIG_MAPS)).status).toBe(200);
  expect((await answer("GET", `${CONFIG_MAPS}?watch=1`)).status).toBe(410);
  simulator.faults.add({ kind: "cut", afterBytes: 10 }, undefined, 1);
  await expect(answer("GET", CONFIG_MAPS)).rejects.toThrow(/aborted|hang up/);
  expect((await answer("GET", CONFIG_MAPS)).status).toBe(200);
});

test("a quota, a limit range and a missing account refuse a pod in upstream's words", async () => {
  const pods = "/api/v1/namespaces/strict/pods";
  const pod = (spec: JsonObject = {}) => ({
    metadata: { name: "one" },
    spec: { containers: [{ name: "c", image: "c:1", resources: { limits: { cpu: "1" } } }], ...spec },
  });
  const refusal = async (body: JsonObject) => (await answer("POST", pods, { body })).body.message;
  await answer("POST", "/api/v1/namespaces", { body: { metadata: { name: "strict" } } });
  expect(await refusal(pod())).toBe(
    'pods "one" is forbidden: error looking up service account strict/default: serviceaccount "default" not found',
  );
  await answer("POST", "/api/v1/namespaces/strict/serviceaccounts", { body: { metadata: { name: "default" } } });
  const quota = { metadata: { name: "object-counts" }, spec: { hard: { pods: "1" } } };
  await answer("POST", "/api/v1/namespaces/strict/resourcequotas", { body: quota });
  expect((await answer("POST", pods, { body: { ...pod(), metadata: { name: "zero" } } })).status).toBe(201);
  expect(await refusal(pod())).toBe(
    'pods "one" is forbidden: exceeded quota: object-counts, requested: pods=1, used: pods=1, limited: pods=1',
  );
  const range = { metadata: { name: "limits" }, spec: { limits: [{ type: "Container", max: { cpu: "500m" } }] } };
  await answer("POST", "/api/v1/namespaces/strict/limitranges", { body: range });
  expect(await refusal(pod())).toBe('pods "one" is forbidden: maximum cpu usage per Container is 500m, but limit is 1');
});
