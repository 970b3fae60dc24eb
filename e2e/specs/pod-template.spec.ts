import { parse } from "yaml";
import { addReplicaSet } from "../clusters/new-replica-set";
import { isWatch, type RecordedCall } from "../clusters/recording-proxy";
import { expect, test } from "../test";

test.use({ controllers: false });

const isList = (call: RecordedCall) => call.path.includes("/replicasets?") && !isWatch(call);

test.describe("the pod template of a revision", () => {
  test("is there whole, as YAML, but for the hash label", async ({ cluster, namespace, rolloutPage }) => {
    const template = {
      spec: {
        containers: [
          {
            name: "web",
            image: "web:1",
            args: ["--motd", "two\nlines", "yes", "0123"],
            env: [{ name: "SECRET", valueFrom: { secretKeyRef: { name: "web", key: "password" } } }],
            resources: { limits: { cpu: "500m", memory: "1Gi" } },
            readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
          },
          { name: "sidecar", image: "sidecar:1", securityContext: {} },
        ],
        affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } },
        volumes: [{ name: "cache", emptyDir: {} }],
      },
    };
    const web = await cluster.deploy(namespace, { name: "web", image: "web:1", spec: { template } });
    const stored = await addReplicaSet(cluster.api, web, { name: "one", revision: "1" });

    await rolloutPage.open(namespace, "web");
    await rolloutPage.choose(1);

    await expect(rolloutPage.panel.getByRole("region", { name: "Pod template of revision 1 as YAML" })).toBeVisible();
    const wanted = structuredClone(stored.spec.template);
    delete wanted.metadata?.labels?.["pod-template-hash"];
    expect(parse(await rolloutPage.yaml())).toEqual(wanted);
  });

  test("keeps fields that no library knows, and whole numbers beyond 2^53, in view and in an undo", async ({
    cluster,
    namespace,
    openApp,
    page,
    rolloutPage,
  }) => {
    const web = await cluster.deploy(namespace, { name: "web", image: "web:2" });
    await addReplicaSet(cluster.api, web, { name: "one", image: "web:1", revision: "1" });
    await addReplicaSet(cluster.api, web, { name: "two", revision: "2" });
    const proxy = await cluster.recordingProxy();
    const path = `/apis/apps/v1/namespaces/${namespace}/replicasets`;
    const { text } = await cluster.api.answer("GET", path);
    const unknown = `"quantumTunnel":{"depth":9007199254740993,"ratio":1.50},`;
    const body = text.replace(`"image":"web:1"`, (found) => unknown + found);
    expect(body).toContain(unknown);
    proxy.on(isList, { kind: "answer", status: 200, body });

    await rolloutPage.open(namespace, "web", (await openApp({ kubeconfig: proxy.kubeconfig })).url);
    await expect(rolloutPage.revision(2)).toContainText("quantumTunnel");
    await rolloutPage.choose(1);
    await expect(rolloutPage.panel).toContainText("depth: 9007199254740993");
    await rolloutPage.revision(1).getByRole("button", { name: "Roll back to 1…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Roll back to revision 1" }).click();

    await expect.poll(() => cluster.imageOf(namespace, "web")).toBe("web:1");
    const [patch] = proxy.patches;
    expect(patch?.body).toMatch(/"quantumTunnel":\{"depth":9007199254740993,"ratio":1\.50?\}/);
  });
});

test("each revision says what it changed, in a line", async ({ cluster, namespace, rolloutPage }) => {
  const container = { name: "web", image: "registry.test/web:1" };
  const spec = { template: { spec: { containers: [container] } } };
  const web = await cluster.deploy(namespace, { name: "web", image: container.image, spec });
  const changed = (more: object) => ({
    template: (template: typeof web.spec.template) => ({
      ...template,
      spec: { ...template.spec, containers: [{ ...container, ...more }] },
    }),
  });
  const env = [{ name: "TOKEN", value: "hunter2" }];
  const resources = { limits: { memory: "512Mi" } };
  await addReplicaSet(cluster.api, web, { name: "one", revision: "1" });
  await addReplicaSet(cluster.api, web, { name: "two", revision: "2", ...changed({ env }) });
  await addReplicaSet(cluster.api, web, { name: "three", revision: "3", ...changed({ env, resources }) });
  const bigger = { env, resources: { limits: { memory: "1Gi" } } };
  await addReplicaSet(cluster.api, web, { name: "four", revision: "4", ...changed(bigger) });

  await rolloutPage.open(namespace, "web");

  await expect(rolloutPage.revision(2)).toContainText("+env TOKEN");
  await expect(rolloutPage.revision(2)).not.toContainText("hunter2");
  await expect(rolloutPage.revision(3)).toContainText("+memory limit 512Mi");
  await expect(rolloutPage.revision(4)).toContainText("memory limit 512Mi → 1Gi (+100 %)");
});
