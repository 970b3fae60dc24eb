import { kubectlVersion } from "../clusters/kubectl";
import { release } from "../clusters/release";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;
const PAUSED = { spec: { paused: true } };
const reasonOf = (conditions: readonly { type: string; reason?: string }[] = []) =>
  conditions.find(({ type }) => type === "Progressing")?.reason;

test.describe("pausing and resuming", () => {
  test("pause sets one field and nothing else (T73)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
  }) => {
    const before = await release(cluster, namespace, TWO);
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.pause.click();

    await expect(rolloutPage.resume).toBeVisible();
    const paused = await cluster.waitFor(
      namespace,
      "web",
      ({ status }) => reasonOf(status.conditions) === "DeploymentPaused",
    );
    expect(paused.spec).toEqual({ ...before.spec, paused: true });
    expect(paused.metadata.annotations).toEqual(before.metadata.annotations);
    expect(proxy.patches.map(({ path }) => path)).toEqual([
      `/apis/apps/v1/namespaces/${namespace}/deployments/web?fieldManager=rewind`,
    ]);
  });

  test("pausing what is paused, and resuming what is not, writes nothing (T74, T76)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, [TWO[0]]);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);

    const notPaused = await problemOf(await api.post("resume", {}));
    expect(proxy.patches).toEqual([]);
    await api.act("pause");
    proxy.forgetCalls();
    const alreadyPaused = await problemOf(await api.post("pause", {}));

    expect(notPaused).toMatchObject({ status: 409, problem: { code: "not-paused", detail: `"web" is not paused.` } });
    expect(alreadyPaused).toMatchObject({
      status: 409,
      problem: { code: "already-paused", detail: `"web" is already paused.` },
    });
    expect(proxy.patches).toEqual([]);
  });

  test("a change made while paused waits, and is shown as waiting (T77)", async ({
    cluster,
    namespace,
    page,
    listPage,
    rolloutPage,
  }) => {
    await release(cluster, namespace, TWO, { replicas: 2 });
    await cluster.patch(namespace, "web", PAUSED);
    await cluster.setImage(namespace, "web", "web:2.0");

    await listPage.open(namespace);
    await expect.poll(() => listPage.cell("web", "state")).toContain("Paused, pending");
    await rolloutPage.open(namespace, "web");

    await expect(page.locator("[data-state=paused-with-change]")).toBeVisible();
    await expect(page.getByText("A change waits behind the pause")).toBeVisible();
    expect(await rolloutPage.revisionNames()).toEqual(["Revision 2", "Revision 1"]);
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    const { stdout } = await cluster.kubectl("-n", namespace, "rollout", "history", "deployment/web");
    expect(stdout).toMatch(/1\s+first\n2\s+second\n\n*$/);
  });

  test("a resume shows first what will roll out, and then it does (T75)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
  }) => {
    await release(cluster, namespace, TWO, { replicas: 2 });
    await cluster.patch(namespace, "web", PAUSED);
    await cluster.setImage(namespace, "web", "web:2.0", { cause: "third" });
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.resume.click();
    await expect(rolloutPage.dialog).toContainText("This change waits behind the pause and rolls out at once:");
    await expect(rolloutPage.dialog.getByRole("listitem")).toContainText(["2.0"]);
    await expect(rolloutPage.dialog).toContainText("third");
    expect(proxy.patches).toEqual([]);
    await rolloutPage.dialog.getByRole("button", { name: "Resume", exact: true }).click();

    await expect(rolloutPage.progress).toContainText(/Rolled out in .+: 2 of 2 available/);
    await expect(rolloutPage.current).toHaveAccessibleName("Revision 3");
    const { spec } = await cluster.waitComplete(namespace, "web");
    expect(spec.paused ?? false).toBe(false);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2.0");
  });

  test("a resume that was decided on another change does not start this one", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, TWO);
    await cluster.patch(namespace, "web", PAUSED);
    await cluster.setImage(namespace, "web", "web:2.0");
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const { live } = await api.read();
    await cluster.setImage(namespace, "web", "web:2.1");

    const { status, problem } = await problemOf(await api.post("resume", { seen: live.digest }));

    expect(status).toBe(409);
    expect(problem.code).toBe("changed-meanwhile");
    expect(proxy.patches).toEqual([]);
    expect((await cluster.deployment(namespace, "web")).spec.paused).toBe(true);
  });

  test("the question about a resume leads to a rollback as well", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    await cluster.patch(namespace, "web", PAUSED);
    await cluster.setImage(namespace, "web", "web:2.0-crash");
    await rolloutPage.open(namespace, "web");

    await rolloutPage.resume.click();
    await rolloutPage.dialog.getByRole("button", { name: "Roll back to revision 2 and resume…" }).click();
    await expect(undoDialog.title).toHaveText("Roll back web to revision 2?");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
    expect(await cluster.replicaSets(namespace, "web")).toHaveLength(2);
  });
});
