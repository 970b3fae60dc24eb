import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { release } from "../clusters/release";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const RESTARTED = "kubectl.kubernetes.io/restartedAt";
const ONE = [{ image: "web:1.8", cause: "first" }] as const;

test.describe("restarting", () => {
  test("replaces every pod by a new revision, with its reason as change cause (T78)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
  }) => {
    const before = await release(cluster, namespace, ONE, { replicas: 2 });
    const old = (await cluster.pods(namespace, "web")).map(({ metadata }) => metadata.uid);
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.restart.click();
    await rolloutPage.dialog.getByRole("textbox", { name: "Reason" }).fill("새 인증서 🔑");
    await rolloutPage.dialog.getByRole("button", { name: "Restart", exact: true }).click();

    await expect(rolloutPage.progress).toContainText(/Restarted in .+: 2 of 2 available/);
    await expect(rolloutPage.current).toHaveAccessibleName("Revision 2");
    await expect(rolloutPage.current).toContainText("새 인증서 🔑");
    const { spec, metadata } = await cluster.deployment(namespace, "web");
    const { annotations, ...rest } = spec.template.metadata ?? {};
    expect(annotations?.[RESTARTED]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Object.keys(annotations ?? {})).toEqual([RESTARTED]);
    const { metadata: templateBefore, ...template } = before.spec.template;
    expect({ ...spec, template: { ...spec.template, metadata: rest } }).toEqual({
      ...before.spec,
      template: { ...template, metadata: templateBefore },
    });
    expect(metadata.annotations?.[CHANGE_CAUSE]).toBe("새 인증서 🔑");
    // In one patch: a cause written before it would have reached the revision before as well.
    expect(proxy.patches).toHaveLength(1);
    const causes = (await cluster.replicaSets(namespace, "web")).map((one) => one.metadata.annotations?.[CHANGE_CAUSE]);
    expect(causes).toEqual(["first", "새 인증서 🔑"]);
    const now = (await cluster.pods(namespace, "web")).filter((pod) => pod.metadata.deletionTimestamp === undefined);
    expect(now.filter((pod) => old.includes(pod.metadata.uid))).toEqual([]);
  });

  test("is refused while paused, and the button says so (T79)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
    rolloutPage,
  }) => {
    const before = await release(cluster, namespace, ONE);
    await cluster.patch(namespace, "web", { spec: { paused: true } });
    await rolloutPage.open(namespace, "web", url);

    await expect(rolloutPage.restart).toHaveAttribute("aria-disabled", "true");
    await expect(rolloutPage.restart).toHaveAccessibleDescription(
      "A paused Deployment cannot be restarted: resume it first.",
    );
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { status, problem } = await problemOf(await api.post("restart", {}));

    expect(status).toBe(409);
    expect(problem).toMatchObject({ code: "paused" });
    expect(proxy.patches).toEqual([]);
    expect((await cluster.deployment(namespace, "web")).spec.template).toEqual(before.spec.template);
  });
});
