import { clusterSegment } from "@/lib/contract/cluster-segment";
import { CHANGE_CAUSE } from "../clusters/new-deployment";
import { release } from "../clusters/release";
import { EventReader } from "../pages/event-reader";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const CANARY = "k4n4rienv0gel";
const COMMAND = `kubectl set env deploy/web DB_PASSWORD=${CANARY} LOG_LEVEL=debug --record=true`;
const SHOWN = /kubectl set env deploy\/web DB_PASSWORD=•••••• [0-9a-f]+/;

test.describe("a change cause that a program wrote", () => {
  test("is masked in every answer and every log, and goes back into the cluster byte for byte", async ({
    recorded: { url, proxy },
    cluster,
    namespace,
    request,
  }) => {
    await release(cluster, namespace, [
      { image: "web:1.8", cause: COMMAND },
      { image: "web:1.9", cause: `TOKEN=${CANARY} is wrong` },
    ]);
    const api = new RolloutApi(request, cluster.context, namespace, "web", url);
    const root = `${url}/api/clusters/${clusterSegment(cluster.context)}`;
    const text = async (path: string) => (await request.get(`${root}${path}`)).text();
    const stream = await EventReader.open(`${root}/stream?namespace=${namespace}&name=web`);
    await stream.first(({ type }) => type === "rollout");
    const { uid } = await api.revision(1);
    const preview = await api.undo(1, { dryRun: true });
    const done = await api.undo(1, { reason: `rolled back with --token ${CANARY}` });
    await cluster.waitComplete(namespace, "web");

    const current = await api.revision(3);
    const { metadata } = await cluster.deployment(namespace, "web");
    const field = `spec.template.env.DB_PASSWORD=${CANARY}`;
    const body = {
      kind: "Status",
      status: "Failure",
      reason: "Invalid",
      code: 422,
      message: `no ${field}`,
      details: { causes: [{ field, message: `password=${CANARY} is not allowed` }] },
    };
    proxy.on(({ method }) => method === "PATCH", { kind: "answer", status: 422, body }, 1);
    const refused = await problemOf(await api.post("restart", { seen: (await api.read()).live.digest }));
    const answers = [
      await text(`/rollouts?namespace=${namespace}`),
      await text(`/activity?namespace=${namespace}`),
      ...[await api.read(), await api.template(uid), preview, done, refused].map((answer) => JSON.stringify(answer)),
      JSON.stringify(stream.events),
    ];
    stream.close();

    expect(answers.filter((answer) => answer.includes(CANARY))).toEqual([]);
    expect(refused.problem.causes).toMatchObject([{ field: expect.stringContaining("DB_PASSWORD=‹masked ") }]);
    expect(current).toMatchObject({
      changeCause: expect.stringMatching(/^rolled back with --token ‹masked [0-9a-f]+›$/),
      ownCause: expect.stringMatching(/DB_PASSWORD=‹masked [0-9a-f]+› LOG_LEVEL=debug --record=true$/),
    });
    expect(metadata.annotations?.[CHANGE_CAUSE]).toBe(`rolled back with --token ${CANARY}`);
    expect(metadata.annotations?.["rewind/own-cause"]).toContain(COMMAND);
  });

  test("is shown masked, and whole to whoever asks for it, which is logged", async ({
    cluster,
    namespace,
    openApp,
    listPage,
    page,
    rolloutPage,
    undoDialog,
  }) => {
    await release(cluster, namespace, [{ image: "web:1.8", cause: COMMAND }, { image: "web:1.9" }]);
    const app = await openApp({ kubeconfig: cluster.kubeconfig });
    await rolloutPage.open(namespace, "web", app.url);
    const row = rolloutPage.revision(1);

    await expect(row).toContainText(SHOWN);
    expect(await page.content()).not.toContain(CANARY);
    await row.getByRole("button", { name: "Show the value of the change cause" }).click();
    await expect(row).toContainText(`DB_PASSWORD=${CANARY}`);
    await row.getByRole("button", { name: "Hide the value of the change cause" }).click();
    await expect(row).toContainText(SHOWN);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.becomes).toContainText(SHOWN);
    await undoDialog.cancel.click();
    await expect.poll(() => app.log()).toMatch(/"verb":"reveal".*"cause":"changeCause".*"outcome":"revealed"/);
    expect(app.log()).not.toContain(CANARY);

    await cluster.patch(namespace, "web", { metadata: { annotations: { [CHANGE_CAUSE]: COMMAND } } });
    await listPage.open(namespace, { appUrl: app.url });
    await expect.poll(() => listPage.cell("web", "cause")).toMatch(SHOWN);
    expect(await page.content()).not.toContain(CANARY);
  });
});
