import { isPatch, type Matcher } from "../clusters/recording-proxy";
import { expect, test } from "../test";

const isList: Matcher = ({ path }) => path.includes("/deployments?");
const TOO_MANY = {
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  reason: "TooManyRequests",
  message: "too many requests, please try again later",
  code: 429,
};

const busy = (seconds: number) =>
  ({ kind: "answer", status: 429, headers: { "retry-after": String(seconds) }, body: TOO_MANY }) as const;

test.use({ allowedPageErrors: [/status of (409|429|50[0-9])/] });

test("a list that the cluster puts off for a moment is waited for, without a word (T95)", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  listPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  proxy.on(isList, busy(1), 2);

  await listPage.open(namespace, { appUrl: url });

  await expect(listPage.link("web")).toBeVisible();
  await expect(listPage.problem).toHaveCount(0);
  expect(
    proxy
      .callsTo(isList)
      .slice(0, 3)
      .map(({ status }) => status),
  ).toEqual([429, 429, 200]);
});

test("a list that it puts off for long says so, and is not asked for before its time (T95)", async ({
  cluster,
  namespace,
  recorded: { url, proxy },
  listPage,
}) => {
  await cluster.deploy(namespace, { name: "web", image: "web:1" });
  proxy.on(isList, busy(15), 1);
  const opened = Date.now();
  await listPage.open(namespace, { appUrl: url });
  await expect(listPage.problem).toHaveAttribute("data-code", "busy");
  await expect(listPage.problem).toContainText("too many requests, please try again later");
  expect(proxy.callsTo(isList)).toHaveLength(1);

  await expect(listPage.link("web")).toBeVisible({ timeout: 30_000 });
  expect(Date.now() - opened).toBeGreaterThanOrEqual(15_000);
  await expect(listPage.problem).toHaveCount(0);
});

test.describe("an undo", () => {
  test.beforeEach(async ({ cluster, namespace, recorded: { url }, rolloutPage, undoDialog }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    await cluster.waitComplete(namespace, "web");
    await rolloutPage.open(namespace, "web", url);
    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.confirm).toBeEnabled();
  });

  test("that the cluster puts off is sent again when it says, once (T95)", async ({
    cluster,
    namespace,
    recorded: { proxy },
    rolloutPage,
    undoDialog,
  }) => {
    proxy.on(isPatch, busy(1), 1);

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    const sent = proxy.callsTo(isPatch);
    expect(sent.map(({ status }) => status)).toEqual([429, 200]);
    expect(sent[1]?.body).toBe(sent[0]?.body);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
  });

  test("whose answer is lost is not sent twice: what became of it is read (T95)", async ({
    cluster,
    namespace,
    recorded: { proxy },
    rolloutPage,
    undoDialog,
  }) => {
    proxy.on(isPatch, { kind: "cut", when: "after" });

    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.callsTo(isPatch)).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
    expect((await cluster.replicaSets(namespace, "web")).length).toBe(2);
  });

  test("that did not arrive is said to be unknown, and can be sent again by who says so (T95)", async ({
    cluster,
    namespace,
    recorded: { proxy },
    rolloutPage,
    undoDialog,
  }) => {
    proxy.on(isPatch, { kind: "cut", when: "before" }, 1);

    await undoDialog.confirm.click();

    await expect(rolloutPage.unknown).toHaveAttribute("data-write", "looking");
    await expect(rolloutPage.unknown).toContainText(
      "The rollback to revision 1: not known yet whether it took effect.",
    );
    expect(proxy.callsTo(isPatch)).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2");

    await rolloutPage.rollBackTo(1);
    await expect(undoDialog.problem).toHaveAttribute("data-code", "write-pending");
    await expect(undoDialog.confirm).toBeDisabled();
    await undoDialog.allTheSame.click();
    await undoDialog.confirm.click();
    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.callsTo(isPatch)).toHaveLength(2);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
  });

  test("while the API server restarts is not sent; when it is back it can be (T95)", async ({
    cluster,
    namespace,
    recorded: { proxy },
    rolloutPage,
    undoDialog,
  }) => {
    await proxy.refuse();
    await undoDialog.confirm.click();
    await expect(undoDialog.problem).toHaveAttribute("data-code", "cluster-unreachable", { timeout: 20_000 });
    expect(proxy.callsTo(isPatch)).toEqual([]);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:2");

    await proxy.accept();
    await undoDialog.confirm.click();

    await expect(rolloutPage.progress).toHaveAttribute("data-progress", "done");
    expect(proxy.callsTo(isPatch)).toHaveLength(1);
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1");
  });
});
