import { isDryRun } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const PROBLEM = /^application\/problem\+json/;

test.describe("the HTTP API of a rollback", () => {
  test("answers with problem documents, and sends nothing for any of them", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    const { uid: to } = await api.revision(1);
    const seen = live.digest;
    const absent = new RolloutApi(request, cluster.context, namespace, "absent", url);
    const nowhere = new RolloutApi(request, "no-such-context", namespace, "web", url);
    const stranger = "00000000-0000-4000-8000-000000000000";
    const cases = [
      { answer: await api.post("undo", { to: stranger, seen }), status: 409, code: "revision-gone" },
      { answer: await api.post("undo", { to, seen: `${stranger}.x` }), status: 409, code: "recreated" },
      { answer: await api.post("undo", { to, seen: `${seen}x` }), status: 409, code: "changed-meanwhile" },
      { answer: await absent.post("undo", { to, seen }), status: 404, code: "not-found" },
      { answer: await nowhere.post("undo", { to, seen }), status: 404, code: "unknown-cluster" },
      { answer: await api.post("undo", { to }), status: 400, code: "invalid-request" },
      { answer: await api.post("undo", { to, seen, force: true }), status: 400, code: "invalid-request" },
      {
        answer: await api.post("undo", { to, seen, reason: "x".repeat(40_000) }),
        status: 400,
        code: "invalid-request",
      },
      {
        answer: await request.post(`${api.path}/undo`, {
          data: JSON.stringify({ to, seen }),
          headers: { "content-type": "text/plain" },
        }),
        status: 415,
        code: "unsupported-media-type",
      },
    ];

    for (const { answer, status, code } of cases) {
      const said = await problemOf(answer);
      expect.soft(said, code).toMatchObject({ status, problem: { status, code, type: "about:blank" } });
      expect.soft(said.type).toMatch(PROBLEM);
      expect.soft(said.problem.detail, code).not.toBe("");
    }
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("answers what is there already without a write (T40)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);

    const { outcome, rollout } = await api.undo(2, { reason: "nothing to say" });

    expect(outcome).toBe("unchanged");
    expect(rollout.revisions.map(({ number, current }) => [number, current])).toEqual([
      ["2", true],
      ["1", false],
    ]);
    expect(proxy.patches).toEqual([]);
  });

  test("says why nothing is suggested where there is one revision (T42)", async ({ cluster, namespace, request }) => {
    await release(cluster, namespace, [TWO[0]]);

    const { suggested } = await new RolloutApi(request, cluster.context, namespace, "web").read();

    expect(suggested).toEqual({ kind: "none", why: "only-one-revision" });
  });

  test("asks for the outcome without writing it", async ({ recorded: { url, proxy }, cluster, namespace, request }) => {
    const before = await release(cluster, namespace, TWO);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);

    const { outcome, dryRun, rollout } = await api.undo(1, { dryRun: true });

    expect({ outcome, dryRun, images: rollout.images }).toEqual({
      outcome: "rolled-back",
      dryRun: true,
      images: ["web:1.8"],
    });
    expect(proxy.callsTo(isDryRun).map(({ path }) => path.split("?")[1])).toEqual(["fieldManager=rewind&dryRun=All"]);
    expect(proxy.patches).toEqual([]);
    const after = await cluster.deployment(namespace, "web");
    expect(after.metadata.resourceVersion).toBe(before.metadata.resourceVersion);
  });

  test("refuses all four writes when it only shows", async ({ cluster, namespace, openApp, request }) => {
    const before = await release(cluster, namespace, TWO);
    const { url } = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_READ_ONLY: "1" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    const { uid: to } = await api.revision(1);

    const answers = [
      await api.post("undo", { to, seen: live.digest }),
      await api.post("pause", {}),
      await api.post("resume", {}),
      await api.post("restart", {}),
    ];

    for (const answer of answers) {
      expect(await problemOf(answer)).toMatchObject({ status: 403, problem: { code: "read-only" } });
    }
    expect((await cluster.deployment(namespace, "web")).spec).toEqual(before.spec);
  });

  test("is in the log before and after, also where that says errors alone", async ({
    cluster,
    namespace,
    openApp,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    const app = await openApp({ kubeconfig: cluster.kubeconfig, env: { REWIND_LOG_LEVEL: "error" } });
    const api = new RolloutApi(request, cluster.context, namespace, "web", app.url);
    const { live } = await api.read();
    const { uid: to } = await api.revision(1);
    expect((await api.post("undo", { to, seen: live.digest })).status()).toBe(200);

    const logged = () => app.log().match(/"event":"(sending|ended)"/g);
    await expect.poll(logged).toEqual(['"event":"sending"', '"event":"ended"']);
  });
});
