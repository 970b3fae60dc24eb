import type { TemplateDiff } from "@/lib/contract/template-diff";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const CANARY = "k4n4rienv0gel";
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const PASSWORD = "/spec/containers/0/env/0/value";

/** A Deployment with the canary wherever a secret may stand, each revision with a password of its own. */
function secretive(name: string, image: string, password: string) {
  const container = {
    name,
    image,
    args: [`--token=${CANARY}`],
    env: [
      { name: "DB_PASSWORD", value: password },
      { name: "DATABASE_URL", value: `postgres://me:${CANARY}@db/shop` },
      { name: "LOG_LEVEL", value: "debug" },
    ],
    livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: "Authorization", value: `Basic ${CANARY}` }] } },
  };
  return {
    name,
    image,
    metadata: { annotations: { [LAST_APPLIED]: JSON.stringify({ password: CANARY }) } },
    spec: {
      template: {
        metadata: { annotations: { [LAST_APPLIED]: JSON.stringify({ env: CANARY }), "example.com/api-key": CANARY } },
        spec: { containers: [container] },
      },
    },
  };
}

test.describe("secrets in pod templates", () => {
  test("are in no answer and no log of a session that did not ask for one, and are shown one by one on demand", async ({
    cluster,
    namespace,
    openApp,
    request,
  }) => {
    const first = secretive("web", "web:1", `${CANARY}-1`);
    await cluster.deploy(namespace, first);
    await cluster.patch(namespace, "web", { spec: secretive("web", "web:2", `${CANARY}-2`).spec });
    const proxy = await cluster.recordingProxy();
    const app = await openApp({ kubeconfig: proxy.kubeconfig, env: { REWIND_LOG_LEVEL: "debug" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web", app.url);
    const [one, two] = [await api.revision(1), await api.revision(2)];

    const list = await request.get(`${api.path.replace(/\/rollouts\/.*/, "")}/rollouts?namespace=${namespace}`);
    const answers = [
      await list.text(),
      JSON.stringify(await api.read()),
      JSON.stringify(await api.template(one.uid)),
      JSON.stringify(await api.diff(one.uid, two.uid)),
      JSON.stringify(await api.diff("live", one.uid)),
    ];
    const message = `admission webhook "x" denied the request: DB_PASSWORD=${CANARY}-2 at http://me:${CANARY}@db`;
    const body = { kind: "Status", status: "Failure", message, code: 403 };
    proxy.on(({ path }) => path.includes("/deployments/web"), { kind: "answer", status: 403, body }, 1);
    const refused = await problemOf(await request.get(api.path));
    answers.push(JSON.stringify(refused));

    expect(refused.problem.said).toContain("DB_PASSWORD=‹masked ");
    for (const answer of answers) expect(answer).not.toContain(CANARY);
    expect(answers.slice(2).join("")).toContain("LOG_LEVEL");
    expect(app.log()).not.toContain(CANARY);

    expect(await api.reveal(one.uid, PASSWORD)).toEqual({ pointer: PASSWORD, value: `${CANARY}-1` });
    expect(await api.reveal("live", PASSWORD)).toEqual({ pointer: PASSWORD, value: `${CANARY}-2` });
    expect(await problemOf(await api.askToReveal(one.uid, "/spec/containers/0/image"))).toMatchObject({
      status: 404,
      problem: { code: "nothing-masked-there" },
    });
    const logged = () =>
      app
        .log()
        .split("\n")
        .filter((line) => line.includes('"verb":"reveal"'))
        .map((line): unknown => JSON.parse(line.slice(line.indexOf("{"))));
    await expect.poll(logged).toHaveLength(3);
    expect(logged()).toMatchObject([
      { audit: true, revision: one.uid, pointer: PASSWORD, outcome: "revealed", namespace, name: "web" },
      { audit: true, revision: "live", pointer: PASSWORD, outcome: "revealed" },
      { audit: true, revision: one.uid, outcome: "nothing-masked-there" },
    ]);
    expect(app.log()).not.toContain(CANARY);
  });

  test("still show whether they differ, in the diff and across answers", async ({
    cluster,
    namespace,
    request,
    appUrl,
  }) => {
    await cluster.deploy(namespace, secretive("web", "web:1", `${CANARY}-1`));
    await cluster.patch(namespace, "web", { spec: secretive("web", "web:2", `${CANARY}-2`).spec });
    const api = new RolloutApi(request, cluster.context, namespace, "web", appUrl);
    const [one, two] = [await api.revision(1), await api.revision(2)];

    const diff = await api.diff(one.uid, two.uid);

    expect(diff.changes.map(({ summary }) => summary.text)).toEqual(["image web:1 → 2", "env DB_PASSWORD changed"]);
    const maskOf = ({ masked }: TemplateDiff["from"], end: string) =>
      masked.find(({ pointer }) => pointer.endsWith(end))?.mask;
    expect(maskOf(diff.from, "/env/0/value")).not.toBe(maskOf(diff.to, "/env/0/value"));
    expect(maskOf(diff.from, "/env/1/value")).toBe(maskOf(diff.to, "/env/1/value"));
    expect(maskOf(diff.from, "/env/1/value")).toMatch(/^‹masked [0-9a-f]+›$/);
    expect((await api.template(one.uid)).masked).toEqual(diff.from.masked);
    expect(new Set(diff.from.masked.map(({ why }) => why))).toEqual(new Set(["name", "userinfo", "last-applied"]));
  });

  test("stay masked for good where revealing is switched off", async ({ cluster, namespace, openApp, request }) => {
    await cluster.deploy(namespace, secretive("web", "web:1", CANARY));
    const app = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_REVEAL: "0" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web", app.url);

    expect(await api.diff("live", "live")).toMatchObject({ revealable: false, changes: [] });
    const answer = await problemOf(await api.askToReveal("live", PASSWORD));
    expect(answer).toMatchObject({ status: 403, problem: { code: "reveal-off" } });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  test("are revealed to pages of Rewind only", async ({ cluster, namespace, request, appUrl }) => {
    await cluster.deploy(namespace, secretive("web", "web:1", CANARY));
    const api = new RolloutApi(request, cluster.context, namespace, "web", appUrl);

    const answer = await request.post(`${api.path}/revisions/live/reveal`, {
      data: { pointer: PASSWORD },
      headers: { origin: "http://evil.example" },
    });

    expect(await problemOf(answer)).toMatchObject({ status: 403, problem: { code: "wrong-origin" } });
  });
});

test.describe("the comparison over the HTTP API", () => {
  test("tells what differs, most important first, and knows its sides", async ({
    cluster,
    namespace,
    request,
    appUrl,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1" });
    const resources = { limits: { memory: "256Mi" } };
    const containers = [{ name: "web", image: "web:latest", resources, env: [{ name: "A", value: "1" }] }];
    await cluster.patch(namespace, "web", { spec: { template: { spec: { containers } } } }, "strategic");
    const api = new RolloutApi(request, cluster.context, namespace, "web", appUrl);
    const [one, two] = [await api.revision(1), await api.revision(2)];

    const { changes, sameness } = await api.diff(one.uid, two.uid);

    expect(sameness).toBeNull();
    expect(changes.map(({ summary, marks }) => [summary.text, marks])).toEqual([
      ["image web:1 → latest", ["mutable-tag"]],
      ["+env A", []],
      ["+memory limit 256Mi", []],
    ]);
    expect((await api.diff("live", two.uid)).changes).toEqual([]);
    const stranger = "00000000-0000-4000-8000-000000000000";
    expect(await problemOf(await api.askForDiff(stranger, "live"))).toMatchObject({
      status: 404,
      problem: { code: "no-such-revision" },
    });
    expect(await problemOf(await api.askForDiff("", "live"))).toMatchObject({
      status: 400,
      problem: { code: "invalid-request" },
    });
  });
});
