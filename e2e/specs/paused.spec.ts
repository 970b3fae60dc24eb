import type { Pod, ReplicaSet } from "../clusters/objects";
import { isPatch } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { watchCreated } from "../clusters/watch-created";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { kubectlVersion } from "../clusters/kubectl";
import { expect, test } from "../test";

test.use({ allowedPageErrors: [/status of 409/] });

const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;
const PAUSED = { spec: { paused: true } };

test.describe("a paused Deployment", () => {
  test("is not rolled back: nothing is sent, as with kubectl (T45)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    await cluster.patch(namespace, "web", PAUSED);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    const { uid } = await api.revision(1);

    const { status, problem } = await problemOf(await api.post("undo", { to: uid, seen: live.digest }));

    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: "paused", detail: expect.stringContaining(`"web" is paused`) });
    expect(problem.advice?.text).toContain("Resume it first. A rollback can also resume it in the same step.");
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    const refused = await cluster.kubectl("-n", namespace, "rollout", "undo", "deployment/web", "--to-revision=1");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("cannot rollback a paused deployment") });
  });

  for (const { when, how } of [
    { when: "after the click", how: "before" },
    { when: "between Rewind's own reading and writing", how: "within" },
  ] as const) {
    test(`paused by somebody ${when} is reported, never silently "done" (T46)`, async ({
      recorded: { url, proxy },
      cluster,
      namespace,
      rolloutPage,
      undoDialog,
    }) => {
      await release(cluster, namespace, TWO);
      await rolloutPage.open(namespace, "web", url);
      await rolloutPage.rollBackTo(1);
      const pause = () => cluster.patch(namespace, "web", PAUSED);
      if (how === "within") proxy.on(isPatch, { kind: "first", act: pause }, 1);
      else await undoDialog.beforeItIsSent(pause);

      await undoDialog.confirm.click();

      await expect(undoDialog.problem).toHaveAttribute("data-code", "paused");
      await expect(undoDialog.problem).toContainText("web is paused");
      await expect(undoDialog.confirm).toHaveText("Roll back and resume");
      await expect(rolloutPage.progress).toHaveCount(0);
      expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
      expect(proxy.patches.map(({ status }) => status)).toEqual(how === "before" ? [] : [422]);
    });
  }

  test("is rolled back and resumed in one patch: the half-finished release never runs on (T45)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [TWO[0]], { replicas: 10 });
    // Five pods of the next release come, and more would as soon as they are ready.
    await cluster.setImage(namespace, "web", "web:2.0-slow");
    await cluster.patch(namespace, "web", PAUSED);
    const half = (await cluster.replicaSets(namespace, "web")).find(({ spec }) => imageOf(spec) === "web:2.0-slow");
    expect(half?.spec.replicas).toBe(5);
    await cluster.waitFor(namespace, "web", ({ status }) => status.availableReplicas === 13);
    // And behind the pause waits yet another.
    await cluster.setImage(namespace, "web", "web:3.0");
    const pods = await watchCreated<Pod>(cluster.api, `/api/v1/namespaces/${namespace}/pods`);
    const replicaSets = await watchCreated<ReplicaSet>(
      cluster.api,
      `/apis/apps/v1/namespaces/${namespace}/replicasets`,
    );
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.root).toContainText("It is paused, and a paused Deployment rolls nothing out.");
    await expect(undoDialog.root).toContainText("web:3.0");
    await expect(undoDialog.confirm).toHaveText("Roll back and resume");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toContainText("10 of 10 available on revision 3");
    expect(proxy.patches).toHaveLength(1);
    expect(JSON.parse(proxy.patches[0]?.body ?? "[]")).toContainEqual({
      op: "add",
      path: "/spec/paused",
      value: false,
    });
    const after = await cluster.waitComplete(namespace, "web");
    expect(after.spec.paused ?? false).toBe(false);
    expect(imageOf(after.spec)).toBe("web:1.8");
    expect(pods.objects.map(({ spec }) => spec.containers[0]?.image).filter((image) => image !== "web:1.8")).toEqual(
      [],
    );
    expect(replicaSets.objects).toEqual([]);
    pods.end();
    replicaSets.end();
  });
});

function imageOf({ template }: ReplicaSet["spec"]): string | undefined {
  return template.spec.containers[0]?.image;
}
