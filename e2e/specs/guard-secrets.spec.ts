import { chmod, writeFile } from "node:fs/promises";
import { apiRoutes } from "../api-routes";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

test.use({ allowedPageErrors: [/status of (401|403|404|422|50[0-9])/] });

test("the token of the kubeconfig, and what a command left in a change cause, is in no answer, on no page and in no log, whatever goes wrong", async ({
  cluster,
  namespace,
  openApp,
  page,
  request,
  rolloutPage,
}) => {
  // Every route is asked seven times, and a cluster that does not answer is tried again each time.
  test.slow();
  const inCause = "hunter2-horse-91";
  const cause = `kubectl set env deploy/web DB_PASSWORD=${inCause} --record`;
  await cluster.deploy(namespace, { name: "web", image: "web:1", cause });
  await cluster.setImage(namespace, "web", "web:2", { cause });
  const credential = cluster.editor;
  const token = credential.kind === "token" ? credential.token : "";
  const proxy = await cluster.recordingProxy(credential);
  const app = await openApp({ kubeconfig: proxy.kubeconfig, env: { REWIND_LOG_LEVEL: "debug" } });
  const seen: string[] = [];
  page.on("response", async (response) => {
    seen.push(JSON.stringify(await response.allHeaders()), await response.text().catch(() => ""));
  });
  const api = new RolloutApi(request, cluster.context, namespace, "web", app.url);
  const { live } = await api.read();
  const { uid } = await api.revision(1);
  const place = { cluster: cluster.context, namespace, name: "web", revision: uid, digest: live.digest };
  const routes = await apiRoutes(request, app.url, place);
  const ask = async ({ method, path, body = "" }: (typeof routes)[number]) => {
    const json = { headers: { "content-type": "application/json" }, data: body };
    const answer = await request.fetch(`${app.url}${path}`, { method, ...(method === "POST" && json) });
    seen.push(JSON.stringify(answer.headers()), await answer.text());
  };
  const writes = routes.filter(({ method }) => method === "POST");
  const walk = async () => {
    // Each waits for a cluster that does not answer: readings do so together, writes in their order.
    await Promise.all(routes.filter((route) => !writes.includes(route)).map(ask));
    for (const write of writes) await ask(write);
    await rolloutPage.open(namespace, "web", app.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[role=alert][data-code], [aria-label^='Revisions']").first()).toBeVisible();
    seen.push(await page.content());
  };

  await walk();
  const failure = (code: number, message: string) => ({ kind: "Status", status: "Failure", message, code });
  for (const status of [401, 403, 422, 500]) {
    proxy.on(() => true, { kind: "answer", status, body: failure(status, "no") });
    await walk();
  }
  proxy.calm();
  proxy.on(() => true, { kind: "answer", status: 200, body: "<html>a login page</html>" });
  await walk();
  proxy.calm();
  proxy.on(() => true, { kind: "cut", when: "before" });
  await walk();
  await proxy.refuse();
  await walk();

  // It was used, and it is of the kind that would be found.
  expect(proxy.calls.some(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
  expect(seen.length).toBeGreaterThan(100);
  // A real token has parts, of which the second tells whose it is.
  const [, ...payload] = token.split(".", 2);
  for (const secret of [token, ...payload, "Bearer ", inCause]) {
    expect(seen.filter((text) => text.includes(secret))).toEqual([]);
    expect(app.log()).not.toContain(secret);
  }
  expect(seen.some((text) => text.includes("DB_PASSWORD=‹masked "))).toBe(true);
  expect(app.log()).toContain("audit");
});

test("what a login command prints and takes stays with it", async ({ cluster, openApp, page, startPage }, testInfo) => {
  const command = testInfo.outputPath("login");
  await writeFile(command, "#!/bin/sh\necho 'token: s3cr3t-out'\necho 's3cr3t-err' >&2\nexit 3\n");
  await chmod(command, 0o700);
  const kubeconfig = await cluster.kubeconfigFor({ kind: "exec", command, args: ["--password", "s3cr3t-arg"] });
  const app = await openApp({ kubeconfig, env: { REWIND_LOG_LEVEL: "debug" } });

  await startPage.open(app.url);

  await expect(startPage.problem).toHaveAttribute("data-code", "credential-plugin-failed");
  await expect(startPage.problem).toContainText("ended with exit code 3");
  expect(await page.content()).not.toContain("s3cr3t");
  expect(app.log()).not.toContain("s3cr3t");
});
