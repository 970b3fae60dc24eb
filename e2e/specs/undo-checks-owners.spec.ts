import { kubectlApply } from "../clusters/applied-manifest";
import { kubectlVersion } from "../clusters/kubectl";
import { deploymentManifest } from "../clusters/new-deployment";
import type { JsonObject } from "../clusters/objects";
import { release } from "../clusters/release";
import { RolloutApi } from "../pages/rollout-api";
import { expect, test } from "../test";

const TWO = [{ image: "web:1.8" }, { image: "web:1.9" }] as const;
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

const MARKS: { code: "argo-cd" | "flux" | "helm"; metadata: (namespace: string) => JsonObject; next: string }[] = [
  {
    code: "argo-cd",
    metadata: (namespace) => ({
      annotations: { "argocd.argoproj.io/tracking-id": `shop:apps/Deployment:${namespace}/web` },
    }),
    next: "argocd app set shop --sync-policy none",
  },
  {
    code: "argo-cd",
    metadata: () => ({ labels: { "argocd.argoproj.io/instance": "shop" } }),
    next: "argocd app set shop --sync-policy none",
  },
  {
    code: "flux",
    metadata: () => ({
      labels: {
        "kustomize.toolkit.fluxcd.io/name": "apps",
        "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
      },
    }),
    next: "flux suspend kustomization apps -n flux-system",
  },
  {
    code: "flux",
    metadata: () => ({
      labels: { "helm.toolkit.fluxcd.io/name": "shop", "helm.toolkit.fluxcd.io/namespace": "team" },
    }),
    next: "flux suspend helmrelease shop -n team",
  },
  {
    code: "helm",
    metadata: () => ({
      labels: { "app.kubernetes.io/managed-by": "Helm" },
      annotations: { "meta.helm.sh/release-name": "shop", "meta.helm.sh/release-namespace": "team" },
    }),
    next: "helm rollback shop -n team",
  },
];

test.describe("the checks of who puts the newer version back", () => {
  test("know Argo CD, Flux and Helm by their marks (T70)", async ({ cluster, namespace, request }) => {
    for (const [index, { code, metadata, next }] of MARKS.entries()) {
      const name = index === 0 ? "web" : `web-${index}`;
      await release(cluster, namespace, TWO, { name, replicas: 0, metadata: metadata(namespace) });
      const api = new RolloutApi(request, cluster.context, namespace, name);

      const warned = (await api.checks(1)).filter(({ state }) => state === "warn");

      expect(warned.map((check) => check.code)).toEqual([code]);
      expect(warned[0]?.next?.text).toContain(`\`${next}\``);
      expect(warned[0]?.evidence[0]?.at).toMatch(/^\d{4}-/);
    }
  });

  test("know an owning controller by its kind", async ({ cluster, namespace, request }) => {
    const { metadata: owner } = await cluster.api.post<{ metadata: { uid: string } }>(
      `/api/v1/namespaces/${namespace}/configmaps`,
      { metadata: { name: "operator" } },
    );
    const reference = { apiVersion: "v1", kind: "ConfigMap", name: "operator", uid: owner.uid, controller: true };
    await release(cluster, namespace, TWO, { replicas: 0, metadata: { ownerReferences: [reference] } });
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    expect(await api.checks(1, "owner")).toMatchObject([
      { state: "warn", next: { text: "Change ConfigMap operator instead: the Deployment follows it." } },
    ]);
  });

  test("know who applies with server-side apply", async ({ cluster, namespace, request }, testInfo) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    test.skip(testInfo.project.name === "simulated", "the embedded cluster has no server-side apply");
    const file = testInfo.outputPath("web.json");
    const flags = ["--namespace", namespace, "--server-side", "--field-manager"];
    for (const image of ["web:1.8", "web:1.9"]) {
      await kubectlApply(cluster, file, deploymentManifest({ name: "web", image, replicas: 0 }), ...flags, "pipeline");
      await cluster.observed(namespace, "web");
    }
    const argo = { name: "argo", image: "web:1.8", replicas: 0 };
    await kubectlApply(cluster, file, deploymentManifest(argo), ...flags, "argocd-controller");
    await cluster.observed(namespace, "argo");
    const api = new RolloutApi(request, cluster.context, namespace, "web");
    const ofArgo = new RolloutApi(request, cluster.context, namespace, "argo");

    expect(await api.checks(1, "server-side-apply")).toMatchObject([
      { state: "warn", evidence: [{ field: { text: "spec.template" }, value: "Apply", by: "pipeline" }] },
    ]);
    expect(await ofArgo.checks(1, "server-side-apply")).toMatchObject([{ state: "ok" }]);
    expect(await ofArgo.checks(1, "argo-cd")).toMatchObject([
      { state: "warn", evidence: [{ by: "argocd-controller" }] },
    ]);

    // The check says that the next apply is a conflict, or with force puts the newer version back.
    await api.undo(1);
    const newer = deploymentManifest({ name: "web", image: "web:1.9", replicas: 0 });
    await expect(kubectlApply(cluster, file, newer, ...flags, "pipeline")).rejects.toThrow(/conflict/);
    await kubectlApply(cluster, file, newer, ...flags, "pipeline", "--force-conflicts");
    expect(await cluster.imageOf(namespace, "web")).toBe("web:1.9");
  });

  test("name what the next kubectl apply leaves behind, and it does (T69)", async ({
    cluster,
    namespace,
    request,
  }, testInfo) => {
    test.skip(kubectlVersion === null, "kubectl is not on this machine");
    const file = testInfo.outputPath("web.json");
    const apply = (containers: JsonObject[], more: JsonObject = {}) =>
      kubectlApply(
        cluster,
        file,
        deploymentManifest({
          name: "web",
          image: "web:1",
          replicas: 0,
          spec: { template: { spec: { containers, ...more } } },
        }),
        "--namespace",
        namespace,
      );
    const canary = "canary-03be77";
    await apply(
      [
        {
          name: "web",
          image: "web:1.8",
          env: [
            { name: "LOG_LEVEL", value: canary },
            { name: "MODE", value: "a" },
          ],
        },
        { name: "proxy", image: "proxy:1" },
      ],
      { nodeSelector: { disk: "ssd" } },
    );
    await cluster.observed(namespace, "web");
    const newer: JsonObject[] = [{ name: "web", image: "web:1.9", env: [{ name: "MODE", value: "b" }] }];
    await apply(newer);
    const before = await cluster.observed(namespace, "web");
    const api = new RolloutApi(request, cluster.context, namespace, "web");

    const [check] = await api.checks(1, "last-applied");

    expect(check).toMatchObject({
      state: "warn",
      sentence: {
        text: "The next kubectl apply puts the newer version back but leaves behind env LOG_LEVEL of container web, container proxy and nodeSelector.",
      },
    });
    expect(JSON.stringify(check)).not.toContain(canary);

    await api.undo(1);
    const after = await cluster.observed(namespace, "web");
    expect(after.metadata.annotations?.[LAST_APPLIED]).toBe(before.metadata.annotations?.[LAST_APPLIED]);

    await apply(newer);
    const { containers, nodeSelector } = (await cluster.deployment(namespace, "web")).spec.template.spec;
    expect(containers.map(({ name, image }) => [name, image])).toEqual([
      ["web", "web:1.9"],
      ["proxy", "proxy:1"],
    ]);
    expect(containers[0]?.env).toHaveLength(2);
    expect(containers[0]?.env).toContainEqual({ name: "MODE", value: "b" });
    expect(containers[0]?.env).toContainEqual({ name: "LOG_LEVEL", value: canary });
    expect(nodeSelector).toEqual({ disk: "ssd" });
  });
});
