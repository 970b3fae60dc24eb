import type { Problem } from "@/lib/contract/problem";
import type { WriteState } from "@/lib/contract/write-state";
import type { JsonObject } from "../clusters/objects";
import { type Disturbance, isDryRun, isPatch, type RecordedCall } from "../clusters/recording-proxy";
import { release } from "../clusters/release";
import { problemOf, RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

// Chromium logs refusals as errors.
test.use({ allowedPageErrors: [/status of (409|504)/] });

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const HTML = "<html>Something is wrong</html>";

const withMetadata = (text: string, more: object): string => {
  const object = JSON.parse(text) as { metadata: object };
  return JSON.stringify({ ...object, metadata: { ...object.metadata, ...more } });
};
const instead = (
  status: number,
  body: (text: string) => JsonObject | string = () => HTML,
  headers: Record<string, string> = {},
): Disturbance => ({ kind: "instead", status, body, headers });

/** The API server does what was asked, and something in between spoils its answer. */
const SPOILED: Record<string, Disturbance> = {
  "200 cut short": instead(200, (text) => text.slice(0, text.length / 2)),
  "200 without a body": instead(200, () => ""),
  "200 with a page": instead(200),
  "200 with a Status": instead(200, () => ({ kind: "Status", apiVersion: "v1", status: "Success" })),
  "200 with another uid": instead(200, (text) => withMetadata(text, { uid: "another" })),
  "200 with another name": instead(200, (text) => withMetadata(text, { name: "api" })),
  "200 that is no gzip": instead(200, (text) => text, { "content-encoding": "gzip" }),
  "201 without a body": instead(201, () => ""),
  "204": instead(204, () => ""),
  "302": instead(302, () => "", { location: "/login" }),
  "307": instead(307, () => "", { location: "/elsewhere" }),
  "400 with a page": instead(400),
  "401 with a page": instead(401),
  "403 with a page": instead(403),
  "404 with a page": instead(404),
  "408": instead(408, () => ""),
  "409 with a page": instead(409),
  "413 with a page": instead(413),
  "422 with a page": instead(422),
  "429 with Retry-After": instead(429, () => "slow down", { "retry-after": "1" }),
  "500 with a page": instead(500),
  "502": instead(502),
  "503 with Retry-After": instead(503, () => HTML, { "retry-after": "1" }),
  "504": instead(504),
  "a connection cut within the answer": { kind: "cut", when: "within-answer" },
  "a connection cut before the answer": { kind: "cut", when: "after" },
};

test("a rollback that took effect is told as done, whatever became of its answer, and is sent once", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await release(cluster, namespace, TWO);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const [first, second] = [await api.revision(1), await api.revision(2)];
  let { live } = await api.read();
  let to = first;

  for (const [what, disturbance] of Object.entries(SPOILED)) {
    proxy.forgetCalls();
    proxy.on(isPatch, disturbance, 1);
    const answer = await api.post("undo", { to: to.uid, seen: live.digest });
    const { outcome, rollout } = await answer.json();
    expect.soft([what, answer.status(), outcome]).toEqual([what, 200, "rolled-back"]);
    expect.soft(proxy.patches, what).toHaveLength(1);
    expect.soft(await cluster.imageOf(namespace, "web"), what).toBe(to === first ? "web:1.8" : "web:1.9");
    ({ live } = rollout ?? (await api.read()));
    to = to === first ? second : first;
  }
});

test("pause, resume and restart that took effect are told as done as well", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await release(cluster, namespace, TWO);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);

  for (const disturbance of [instead(200), instead(302, () => ""), instead(429, () => "slow down")]) {
    for (const verb of ["pause", "resume"] as const) {
      proxy.on(isPatch, disturbance, 1);
      expect((await api.act(verb)).paused).toBe(verb === "pause");
    }
    proxy.on(isPatch, disturbance, 1);
    // Two restarts within a second are one.
    await expect.poll(async () => (await api.post("restart", {})).status()).toBe(200);
  }
  expect(proxy.patches).toHaveLength(9);
});

test("one that is not seen to take effect is told as not known; delivered late, it is told when it does", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await release(cluster, namespace, TWO);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const [{ live }, { uid }] = [await api.read(), await api.revision(1)];
  const wish = { to: uid, seen: live.digest };
  let deliver = () => {};
  const delivered = new Promise<void>((done) => (deliver = done));
  proxy.on(isPatch, { kind: "late", until: () => delivered }, 1);

  const { status, problem } = await problemOf(await api.post("undo", wish));
  expect([status, problem.code]).toEqual([504, "outcome-unknown"]);
  expect(problem.detail).toContain("what was sent may still take effect");
  const look = async (): Promise<WriteState> => (await request.get(`${api.path}/writes/${problem.write?.id}`)).json();
  expect(await look()).toMatchObject({ verb: "undo", state: "looking", rollout: null });

  for (const more of [{}, { dryRun: true }]) {
    const again: { problem: Problem } = await problemOf(await api.post("undo", { ...wish, ...more }));
    expect(again.problem).toMatchObject({ code: "write-pending", write: { id: problem.write?.id, answered: true } });
  }
  expect(proxy.patches).toHaveLength(1);

  deliver();
  await expect.poll(async () => (await look()).state).toBe("took-effect");
  expect((await look()).rollout?.images).toEqual(["web:1.8"]);
  expect(await (await api.post("undo", wish)).json()).toMatchObject({ outcome: "unchanged" });
  expect(proxy.patches).toHaveLength(1);
});

test("the screen goes on looking for a late one, and says when it took effect; a preview says what it waits for", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  rolloutPage,
  undoDialog,
}) => {
  await release(cluster, namespace, TWO);
  let deliver = () => {};
  const delivered = new Promise<void>((done) => (deliver = done));
  proxy.on(isPatch, { kind: "late", until: () => delivered }, 1);
  await rolloutPage.open(namespace, "web", url);
  await rolloutPage.rollBackTo(1);
  await undoDialog.confirm.click();

  await expect(undoDialog.root).toHaveCount(0);
  await expect(rolloutPage.unknown).toHaveAttribute("data-write", "looking");
  await expect(rolloutPage.unknown).toContainText("The rollback to revision 1: not known yet whether it took effect.");
  await expect(rolloutPage.unknown).toHaveRole("status");

  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.problem).toHaveAttribute("data-code", "write-pending");
  await expect(undoDialog.problem).toContainText(/A rollback that you sent at \d\d:\d\d:\d\d may still take effect/);
  await undoDialog.problem.evaluate((note) => note.setAttribute("data-told", "once"));
  await expect(undoDialog.confirm).toBeDisabled();
  await expect(undoDialog.confirm).toHaveAccessibleDescription("Waiting for what you sent before");
  const asked = proxy.calls.length;
  await expect.poll(() => proxy.calls.length).toBeGreaterThan(asked + 8);
  // The very same note: it is not read out again with each look.
  await expect(undoDialog.problem).toHaveAttribute("data-told", "once");

  deliver();
  await expect(rolloutPage.unknown).toHaveAttribute("data-write", "took-effect");
  await undoDialog.cancel.click();
  await expect(rolloutPage.unknown).toContainText(
    /The rollback to revision 1 took effect after all, by \d\d:\d\d:\d\d/,
  );
  await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
  expect(proxy.patches).toHaveLength(1);
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");
});

test("a preview does not wait behind a write that hangs; it says so, and goes on by itself when that is over", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  rolloutPage,
  undoDialog,
  request,
}) => {
  await release(cluster, namespace, TWO);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const [{ live }, { uid }] = [await api.read(), await api.revision(1)];
  let deliver = () => {};
  const delivered = new Promise<void>((done) => (deliver = done));
  proxy.on(isPatch, { kind: "first", act: () => delivered }, 1);
  const hanging = api.post("undo", { to: uid, seen: live.digest });
  await expect.poll(() => proxy.patches.length).toBe(1);

  await rolloutPage.open(namespace, "web", url);
  await rolloutPage.rollBackTo(1);
  await expect(undoDialog.problem).toContainText(/A rollback that you sent at \d\d:\d\d:\d\d is not answered yet/);
  await expect(undoDialog.allTheSame).toHaveCount(0);

  deliver();
  await expect(undoDialog.problem).toHaveCount(0);
  await expect(undoDialog.root).toContainText(/Somebody changed web|runs revision \d+ already/);
  expect(await (await hanging).json()).toMatchObject({ outcome: "rolled-back" });
  expect(proxy.patches).toHaveLength(1);
});

test("a template whose test the API server refuses for its spelling is rolled back and resumed all the same", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  request,
}) => {
  await release(cluster, namespace, TWO);
  const api = new RolloutApi(request, cluster.context, namespace, "web", url);
  const testsTemplate = ({ body }: RecordedCall) => body.includes('"op":"test","path":"/spec/template"');
  const message = "the server rejected our request due to an error in our request";
  const body = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "Invalid", code: 422, message };
  proxy.on((call) => (isPatch(call) || isDryRun(call)) && testsTemplate(call), { kind: "answer", status: 422, body });

  const { confirm } = await api.preview(1);
  expect((await api.undo(1, { confirm })).outcome).toBe("rolled-back");
  expect(await cluster.imageOf(namespace, "web")).toBe("web:1.8");

  await cluster.waitComplete(namespace, "web");
  await api.act("pause");
  expect((await api.act("resume")).paused).toBe(false);
  expect(proxy.patches.filter(testsTemplate).map(({ status }) => status)).toEqual([422, 422]);
});
