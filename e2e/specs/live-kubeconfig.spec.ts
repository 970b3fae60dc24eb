import { readFile, writeFile } from "node:fs/promises";
import type { Credential } from "../clusters/kubeconfig";
import type { JsonObject } from "../clusters/objects";
import { expect, test } from "../test";

/** From a change of the kubeconfig to the screen that is open. */
const FOLLOWED = { timeout: 5_000 };
/** The longest that Rewind waits before it tries a cluster again, and as much for the answer. */
const SOON = { timeout: 20_000 };

type Kubeconfig = {
  "current-context": string;
  contexts: { name: string; context: JsonObject }[];
  clusters: { name: string; cluster: JsonObject }[];
  users: { name: string; user: JsonObject }[];
};

async function change(file: string, edit: (kubeconfig: Kubeconfig) => void): Promise<void> {
  const kubeconfig = JSON.parse(await readFile(file, "utf8")) as Kubeconfig;
  edit(kubeconfig);
  await writeFile(file, JSON.stringify(kubeconfig));
}

const signInWith = (file: string, token: string) =>
  change(file, ({ users }) => users.forEach((user) => (user.user = { token })));
const serverOf = async (file: string) =>
  (JSON.parse(await readFile(file, "utf8")) as Kubeconfig).clusters[0]?.cluster["server"];
const tokenOf = (credential: Credential) => (credential.kind === "token" ? credential.token : "");

test.describe("while a screen is open", () => {
  test.use({ allowedPageErrors: [/status of (401|404|50[0-9])/] });

  test("a rotated token is followed, whether the old one is refused before that or not", async ({
    cluster,
    namespace,
    listPage,
    openApp,
  }) => {
    const [first, second] = [tokenOf(cluster.viewer), tokenOf(cluster.editor)];
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const proxy = await cluster.recordingProxy(cluster.viewer);
    const { url } = await openApp({ kubeconfig: proxy.kubeconfig });
    await listPage.open(namespace, { appUrl: url });
    await expect(listPage.freshness).toHaveAccessibleName(/^live/);

    await signInWith(proxy.kubeconfig, second);
    const asked = () => proxy.watches.map(({ headers }) => headers.authorization);
    await expect.poll(asked, FOLLOWED).toEqual([`Bearer ${second}`]);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/, FOLLOWED);

    const unauthorized = { kind: "Status", status: "Failure", message: "Unauthorized", code: 401 };
    const isOld = ({ headers }: { headers: JsonObject }) => headers["authorization"] === `Bearer ${second}`;
    proxy.on(isOld, { kind: "answer", status: 401, body: unauthorized });
    proxy.breakWatches("");
    await expect(listPage.problem).toHaveAttribute("data-code", "unauthenticated");
    const calls = proxy.calls.length;
    await cluster.setImage(namespace, "web", "web:2", { cause: "second" });
    expect(proxy.calls).toHaveLength(calls);

    await signInWith(proxy.kubeconfig, first);
    await expect(listPage.row("web")).toContainText("second", FOLLOWED);
    await expect(listPage.problem).toHaveCount(0);
    await expect(listPage.freshness).toHaveAccessibleName(/^live/, FOLLOWED);
  });

  test("a context that stands for another cluster shows nothing of the old one; one that is removed says so, until it is back", async ({
    cluster,
    namespace,
    recorded: { url, proxy },
    rolloutPage,
  }) => {
    await cluster.deploy(namespace, { name: "web", image: "web:1", cause: "first" });
    const away = await cluster.recordingProxy();
    const [here, there] = await Promise.all([serverOf(proxy.kubeconfig), serverOf(away.kubeconfig)]);
    await away.refuse();
    const leadTo = (server: typeof here) =>
      change(proxy.kubeconfig, ({ clusters }) =>
        clusters.forEach(({ cluster: stanza }) => (stanza["server"] = server)),
      );
    const rename = (from: string, to: string) =>
      change(proxy.kubeconfig, ({ contexts }) => contexts.forEach((one) => one.name === from && (one.name = to)));
    await rolloutPage.open(namespace, "web", url);
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/);

    await leadTo(there);
    await expect(rolloutPage.problem).toHaveAttribute("data-code", "cluster-unreachable", FOLLOWED);
    await expect(rolloutPage.revisions).toHaveCount(0);
    await expect.poll(() => proxy.watches, FOLLOWED).toEqual([]);
    await leadTo(here);
    await expect(rolloutPage.current).toContainText("first", SOON);
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/, SOON);

    await rename(cluster.context, "another");
    await expect(rolloutPage.problem).toHaveAttribute("data-code", "unknown-cluster", FOLLOWED);
    await rename("another", cluster.context);
    await expect(rolloutPage.problem).toHaveCount(0, FOLLOWED);
    await expect(rolloutPage.freshness).toHaveAccessibleName(/^live/, FOLLOWED);
  });
});
