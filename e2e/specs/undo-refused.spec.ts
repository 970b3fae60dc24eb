import { REVISION } from "../clusters/new-replica-set";
import type { Deployment } from "../clusters/objects";
import { isDryRun } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { expect, test } from "../test";

// Chromium logs refusals as errors.
test.use({ allowedPageErrors: [/status of (422|502)/] });

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const FROZEN = `frozen until Monday <img src=x onerror=alert(1)> <b>really</b>`;
const goesBack = ({ spec }: Deployment) => spec.template.spec.containers[0]?.image === "web:1.8";

test.describe("a rollback that the cluster refuses", () => {
  for (const { how, code } of [
    { how: "with 403", code: 403 },
    { how: "without a code", code: undefined },
  ]) {
    test(`by a webhook ${how}, in the webhook's own words (T57)`, async ({
      cluster,
      namespace,
      page,
      rolloutPage,
      undoDialog,
    }) => {
      test.skip(!cluster.local, "the API server cannot call this machine");
      await release(cluster, namespace, TWO);
      await cluster.admissionWebhook(namespace, ({ object }) =>
        goesBack(object) ? { allowed: false, message: FROZEN, ...(code !== undefined && { code }) } : { allowed: true },
      );
      const before = await cluster.deployment(namespace, "web");
      await rolloutPage.open(namespace, "web");
      await rolloutPage.rollBackTo(1);

      await expect(undoDialog.problem).toHaveAttribute("data-code", "rejected");
      await expect(undoDialog.problem.locator("blockquote")).toContainText(`denied the request: ${FROZEN}`);
      await expect(page.locator("img")).toHaveCount(0);
      await expect(undoDialog.confirm).toBeDisabled();
      await expect(undoDialog.confirm).toHaveAccessibleDescription("Cannot be done as it stands");
      const after = await cluster.deployment(namespace, "web");
      expect(after.spec).toEqual(before.spec);
      expect(after.metadata.annotations).toEqual(before.metadata.annotations);
    });
  }

  test("because a webhook does not answer is tried again by a click (T58)", async ({
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    test.skip(!cluster.local, "the API server cannot call this machine");
    await release(cluster, namespace, TWO);
    const webhook = await cluster.admissionWebhook(namespace, () => ({ allowed: true }));
    await webhook.becomeUnreachable();
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.problem).toHaveAttribute("data-code", "cluster-error");
    await expect(undoDialog.problem.locator("blockquote")).toContainText("failed calling webhook");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");

    await webhook.close();
    const web = `/apis/apps/v1/namespaces/${namespace}/deployments/web?dryRun=All`;
    const mayWrite = () => cluster.api.answer("PATCH", web, { metadata: {} }, "application/merge-patch+json");
    await expect.poll(async () => (await mayWrite()).status).toBe(200);
    await undoDialog.checkAgain.click();
    await expect(undoDialog.confirm).toHaveText("Roll back to revision 1");
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });

  // The control plane of these tests is older than ValidatingAdmissionPolicy: the proxy answers as one would.
  test("by a policy is not taken for a conflict, though both are 422 (T59)", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, TWO);
    const said = "ValidatingAdmissionPolicy 'frozen' with binding 'all' denied request: no changes on Fridays";
    const message = `deployments.apps "web" is forbidden: ${said}`;
    const details = { name: "web", group: "apps", kind: "deployments", causes: [{ message: said }] };
    proxy.on(isDryRun, {
      kind: "answer",
      status: 422,
      body: { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Invalid", code: 422, message, details },
    });
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);

    await expect(undoDialog.problem).toHaveAttribute("data-code", "rejected");
    await expect(undoDialog.problem.locator("blockquote")).toContainText(message);
    expect(proxy.patches).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("as no longer valid, field by field (T61)", async ({ cluster, namespace, rolloutPage, undoDialog }) => {
    const web = await release(cluster, namespace, [TWO[0]]);
    const { uid, labels } = web.metadata;
    const template = {
      metadata: { labels: { other: "yes" } },
      spec: { ...web.spec.template.spec, containers: [{ name: "web", image: "web:0.1" }] },
    };
    // Its own labels match, so that it is a revision. Its template's do not, so that the Deployment cannot have it.
    await cluster.api.post(`/apis/apps/v1/namespaces/${namespace}/replicasets`, {
      metadata: {
        name: "web-strange",
        labels,
        annotations: { [REVISION]: "7" },
        ownerReferences: [{ apiVersion: "apps/v1", kind: "Deployment", name: "web", uid, controller: true }],
      },
      spec: { replicas: 0, selector: { matchLabels: { other: "yes" } }, template },
    });
    await rolloutPage.open(namespace, "web");
    await rolloutPage.rollBackTo(7);

    await expect(undoDialog.problem).toHaveAttribute("data-code", "rejected");
    await expect(undoDialog.problem.locator("dt")).toHaveText("spec.template.metadata.labels");
    await expect(undoDialog.problem.locator("dd")).toContainText("does not match template");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
  });
});
