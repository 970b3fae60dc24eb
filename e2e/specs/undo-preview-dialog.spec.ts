import { CHANGE_CAUSE } from "../clusters/new-deployment";
import type { Deployment } from "../clusters/objects";
import { isDryRun } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { expect, test } from "../test";

// Chromium logs refusals as errors.
test.use({ allowedPageErrors: [/status of (409|422)/] });

const TWO = [
  { image: "web:1.8", cause: "first" },
  { image: "web:1.9", cause: "second" },
] as const;
const goesBack = ({ spec }: Deployment) => spec.template.spec.containers[0]?.image === "web:1.8";

const TOO_LONG = {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: 'Deployment.apps "web" is invalid: metadata.annotations: Too long: must have at most 262144 bytes',
  reason: "Invalid",
  details: {
    name: "web",
    group: "apps",
    kind: "Deployment",
    causes: [
      {
        reason: "FieldValueTooLong",
        message: "Too long: must have at most 262144 bytes",
        field: "metadata.annotations",
      },
    ],
  },
  code: 422,
};

test.describe("the preview in the question before a rollback", () => {
  test("is the API server's answer to the very bytes that are then sent, and changes nothing (T63)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    const env = [{ name: "LOG_LEVEL", value: "debug" }];
    await release(cluster, namespace, [TWO[0]], { replicas: 3 });
    const template = { spec: { containers: [{ name: "web", image: "web:1.9", env }] } };
    const metadata = { annotations: { [CHANGE_CAUSE]: "second" } };
    await cluster.patch(namespace, "web", { metadata, spec: { template } }, "strategic");
    const before = await cluster.waitComplete(namespace, "web");
    const [first] = await cluster.replicaSets(namespace, "web");
    await rolloutPage.open(namespace, "web", url);

    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.verdict).toHaveText("Checked by the API server");
    await expect(undoDialog.changes.getByRole("button")).toContainText("2 changes, as the API server will write them");
    await expect(undoDialog.changes.getByRole("listitem").first()).toContainText("web:1.9");
    await expect(undoDialog.changes.getByRole("listitem").first()).toContainText("web:1.8");
    await expect(undoDialog.changes.getByRole("listitem").last()).toContainText("LOG_LEVEL");
    await expect(undoDialog.changes).toContainText(`annotation ${CHANGE_CAUSE}`);
    await expect(undoDialog.pods).toHaveText("Replaces 3 pods · creates 3");
    await expect(undoDialog.root).toContainText(`Reuses ReplicaSet ${first?.metadata.name}.`);
    await expect(undoDialog.root).toContainText("Replicas stay 3, strategy RollingUpdate.");
    await expect(undoDialog.becomes).toContainText("becomes 3 · formerly 1");
    expect((await cluster.deployment(namespace, "web")).metadata.resourceVersion).toBe(before.metadata.resourceVersion);
    expect(proxy.patches).toEqual([]);

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches.map(({ body }) => body)).toEqual([proxy.callsTo(isDryRun).at(-1)?.body]);
  });

  test("says that a webhook makes another template of it, before every pod is replaced", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO, { replicas: 2 });
    await cluster.admissionWebhook(
      namespace,
      ({ object }) => ({
        allowed: true,
        ...(goesBack(object) && {
          patch: [
            { op: "add", path: "/spec/template/spec/containers/0/env", value: [{ name: "INJECTED", value: "1" }] },
          ],
        }),
      }),
      { mutating: true },
    );
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.root).toContainText("Makes a new ReplicaSet: every pod is replaced.");
    await expect(undoDialog.root).toContainText("INJECTED");
    await expect(undoDialog.root).not.toContainText("Reuses ReplicaSet");
    await expect(undoDialog.pods).toHaveText("Replaces 2 pods · creates 2");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.replicaSets(namespace, "web")).toHaveLength(3);
  });

  test("explains a webhook that cannot dry-run, and does not block (T64)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO);
    await cluster.admissionWebhook(namespace, () => ({ allowed: true }), { sideEffects: true });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.verdict).toHaveText("Cannot be checked ahead");
    await expect(undoDialog.root.locator("blockquote")).toContainText("does not support dry run");
    await expect(undoDialog.changes).toContainText("1 change, as Rewind works them out");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  test("says what is left out for want of room, and is refused by field, each only as long as it is so (T62)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    await cluster.patch(namespace, "web", { metadata: { annotations: { "team.io/story": "x".repeat(250 * 1024) } } });
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();

    await undoDialog.reason.fill("y".repeat(15 * 1024));
    await expect(undoDialog.gaveWay).toContainText("the annotations are full (256 KiB)");
    await expect(undoDialog.gaveWay).toContainText("the reason");
    await expect(undoDialog.confirm).toBeEnabled();

    proxy.on(isDryRun, { kind: "answer", status: 422, body: TOO_LONG }, 1);
    await undoDialog.reason.fill("another");
    await expect(undoDialog.problem).toHaveAttribute("data-code", "rejected");
    await expect(undoDialog.problem.locator("dt")).toHaveText("metadata.annotations");
    await expect(undoDialog.confirm).toBeDisabled();

    await undoDialog.reason.fill("short");
    await expect(undoDialog.problem).toHaveCount(0);
    await expect(undoDialog.gaveWay).toHaveCount(0);
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
  });
});

function promise(): [Promise<void>, () => void] {
  let resolve = () => {};
  return [new Promise<void>((done) => (resolve = done)), () => resolve()];
}

test.describe("a yes", () => {
  test("waits for the preview of the reason that was just typed, and sends its bytes", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();

    await undoDialog.reason.fill("checkout answers 500");
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.patches).toHaveLength(1);
    expect(proxy.patches[0]?.body).toContain("checkout answers 500");
    expect(proxy.patches[0]?.body).toBe(proxy.callsTo(isDryRun).at(-1)?.body);
    await expect(rolloutPage.current).toContainText(/Rolled back from 2 by .+, just now: checkout answers 500/);
    await expect(rolloutPage.current).toContainText("Its own cause: first");
    await rolloutPage.choose(3);
    await expect(rolloutPage.panel).toContainText(/Rolled back from 2 by .+: checkout answers 500/);
  });

  test("is taken back where the reason makes another outcome of it", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO);
    const value = [{ name: "TRACED", value: "1" }];
    await cluster.admissionWebhook(
      namespace,
      ({ object }) => ({
        allowed: true,
        ...(object.metadata.annotations?.[CHANGE_CAUSE] === "traced" && {
          patch: [{ op: "add", path: "/spec/template/spec/containers/0/env", value }],
        }),
      }),
      { mutating: true },
    );
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();

    // The yes comes before the answer to what was typed.
    const [agreed, agree] = promise();
    await page.route("**/undo", async (route) => {
      if ((route.request().postDataJSON() as { reason?: string }).reason !== undefined) await agreed;
      await route.continue();
    });
    await undoDialog.reason.fill("traced");
    await undoDialog.confirm.click();
    agree();

    await expect(undoDialog.root).toContainText("With this reason the outcome is different, so nothing was sent");
    await expect(undoDialog.root).toContainText("Makes a new ReplicaSet");
    expect(proxy.patches).toEqual([]);
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  });

  test("to a preview that is out of date sends nothing, says why, and asks again", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    // Without a cause of its own the revision takes none back, until somebody has written one.
    await release(cluster, namespace, [{ image: "web:1.8" }, { image: "web:1.9" }]);
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();
    await cluster.patch(namespace, "web", { metadata: { annotations: { [CHANGE_CAUSE]: "somebody's words" } } });

    await undoDialog.confirm.click();

    await expect(undoDialog.problem).toHaveAttribute("data-code", "preview-outdated");
    await expect(undoDialog.problem).toContainText("Nothing was sent");
    expect(proxy.patches).toEqual([]);
    await expect(undoDialog.verdict).toHaveText("Checked by the API server");
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });
});
