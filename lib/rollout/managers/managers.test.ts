import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment } from "@/lib/testing/objects";
import type { Metadata } from "../objects/objects";
import { managersOf } from "./managers";

const AT = "2026-02-01T00:00:00Z";

function told(metadata: Partial<Metadata>) {
  return inEnglish(managersOf(aDeployment({ metadata }), asItIs)).map(({ code, sentence, next, evidence }) => ({
    code,
    text: sentence.text,
    next: next.text,
    fields: evidence.map(({ field, value, by, at }) =>
      [field?.text ?? null, value, by, at].filter((said) => said !== null).join(" "),
    ),
  }));
}

function written(manager: string, operation = "Update", fieldsV1: object = { "f:spec": { "f:template": {} } }) {
  return [{ manager, operation, time: AT, fieldsV1 }] as unknown as NonNullable<Metadata["managedFields"]>;
}

test("nobody", () => {
  expect(told({})).toEqual([]);
  expect(told({ labels: { "app.kubernetes.io/instance": "shop", "app.kubernetes.io/managed-by": "Helm" } })).toEqual(
    [],
  );
  expect(told({ annotations: { "meta.helm.sh/release-name": "shop" } })).toEqual([]);
  expect(told({ managedFields: written("kubectl-edit") })).toEqual([]);
  expect(told({ managedFields: written("rewind", "Apply") })).toEqual([]);
  expect(told({ managedFields: written("kubectl", "Apply", { "f:spec": { "f:replicas": {} } }) })).toEqual([]);
  expect(told({ ownerReferences: [{ kind: "Shop", name: "a", uid: "u" }] })).toEqual([]);
});

const TRACKING = "argocd.argoproj.io/tracking-id";

test.each<[string, Partial<Metadata>, string, string]>([
  [
    "tracking id",
    { annotations: { [TRACKING]: "shop:apps/Deployment:shop/web" } },
    "Application shop:",
    "argocd app set shop --sync-policy none",
  ],
  [
    "tracking id of an Application in another namespace",
    { annotations: { [TRACKING]: "team_shop:apps/Deployment:shop/web" } },
    "Application team/shop:",
    "argocd app set team/shop --sync-policy none",
  ],
  [
    "instance label",
    { labels: { "argocd.argoproj.io/instance": "shop" } },
    "Application shop:",
    "argocd app set shop --sync-policy none",
  ],
  [
    "common label beside a write of Argo CD",
    { labels: { "app.kubernetes.io/instance": "shop" }, managedFields: written("argocd-controller") },
    "Application shop:",
    "argocd app set shop --sync-policy none",
  ],
  [
    "write of the application controller alone",
    { managedFields: written("argocd-application-controller", "Apply") },
    "syncs this Deployment:",
    "argocd app set APPLICATION --sync-policy none",
  ],
  [
    "a name that a shell would misread",
    { labels: { "argocd.argoproj.io/instance": "a; rm -rf" } },
    "Application a; rm -rf:",
    "argocd app set APPLICATION --sync-policy none",
  ],
])("Argo CD by %s", (_what, metadata, text, command) => {
  expect(told(metadata)).toEqual([
    expect.objectContaining({
      code: "argo-cd",
      text: expect.stringContaining(text),
      next: expect.stringContaining(`\`${command}\``),
    }),
  ]);
});

test("a tracking id that was copied from another object says nothing", () => {
  for (const id of ["shop:apps/Deployment:shop/other", "shop:apps/StatefulSet:shop/web", "shop"]) {
    expect(told({ annotations: { [TRACKING]: id } })).toEqual([]);
  }
});

test("tells who wrote the mark, and when", () => {
  const fieldsV1 = { "f:metadata": { "f:annotations": { [`f:${TRACKING}`]: {} } }, "f:spec": { "f:template": {} } };
  const id = "shop:apps/Deployment:shop/web";

  expect(
    told({ annotations: { [TRACKING]: id }, managedFields: written("argocd-controller", "Apply", fieldsV1) }),
  ).toEqual([
    expect.objectContaining({
      fields: [`annotation ${TRACKING} ${id} argocd-controller ${AT}`, `spec.template Apply argocd-controller ${AT}`],
    }),
  ]);
});

test.each<[string, Partial<Metadata>, string, string]>([
  [
    "Kustomization",
    { labels: { "kustomize.toolkit.fluxcd.io/name": "apps", "kustomize.toolkit.fluxcd.io/namespace": "flux-system" } },
    "Kustomization flux-system/apps",
    "flux suspend kustomization apps -n flux-system",
  ],
  [
    "HelmRelease",
    { labels: { "helm.toolkit.fluxcd.io/name": "shop", "helm.toolkit.fluxcd.io/namespace": "team" } },
    "HelmRelease team/shop",
    "flux suspend helmrelease shop -n team",
  ],
  [
    "the kustomize-controller alone",
    { managedFields: written("kustomize-controller", "Apply") },
    "Kustomization:",
    "flux suspend kustomization NAME -n NAMESPACE",
  ],
  [
    "the helm-controller alone",
    { managedFields: written("helm-controller") },
    "HelmRelease:",
    "flux suspend helmrelease NAME -n NAMESPACE",
  ],
])("Flux by %s", (_what, metadata, text, command) => {
  expect(told(metadata)).toEqual([
    expect.objectContaining({
      code: "flux",
      text: expect.stringContaining(text),
      next: expect.stringContaining(`\`${command}\``),
    }),
  ]);
});

test("Flux leaves alone what is told to be left alone", () => {
  const labels = { "kustomize.toolkit.fluxcd.io/name": "apps", "kustomize.toolkit.fluxcd.io/namespace": "f" };

  expect(told({ labels, annotations: { "kustomize.toolkit.fluxcd.io/reconcile": "disabled" } })).toEqual([]);
});

const RELEASE = {
  annotations: { "meta.helm.sh/release-name": "shop", "meta.helm.sh/release-namespace": "team" },
  labels: { "app.kubernetes.io/managed-by": "Helm" },
};

test("Helm by its annotation and label, with the release to roll back instead", () => {
  expect(told({ ...RELEASE, managedFields: written("helm") })).toEqual([
    {
      code: "helm",
      text: "Helm release shop made this Deployment and will not know of the rollback: the next upgrade puts the newer version back.",
      next: "Roll back the release instead: `helm rollback shop -n team`.",
      fields: [
        "annotation meta.helm.sh/release-name shop",
        "label app.kubernetes.io/managed-by Helm",
        `spec.template Update helm ${AT}`,
      ],
    },
  ]);
});

test("a release that Flux drives is Flux's", () => {
  const labels = { ...RELEASE.labels, "helm.toolkit.fluxcd.io/name": "shop", "helm.toolkit.fluxcd.io/namespace": "t" };

  expect(told({ ...RELEASE, labels }).map(({ code }) => code)).toEqual(["flux"]);
});

test("an owning controller by its kind and name", () => {
  expect(told({ ownerReferences: [{ kind: "ShopApp", name: "web", uid: "u", controller: true }] })).toEqual([
    {
      code: "owner",
      text: "ShopApp web controls this Deployment and may write its pod template again at any time.",
      next: "Change ShopApp web instead: the Deployment follows it.",
      fields: ["metadata.ownerReferences ShopApp web", ""],
    },
  ]);
});

test("each server-side applier that owns the pod template, but not those that have a name of their own", () => {
  const managedFields = [
    ...written("kubectl", "Apply"),
    ...written("my-pipeline", "Apply"),
    ...written("kubectl-client-side-apply"),
    ...written("argocd-controller", "Apply"),
  ];

  expect(told({ managedFields }).map(({ code, fields }) => [code, ...fields])).toEqual([
    ["argo-cd", `spec.template Apply argocd-controller ${AT}`],
    ["server-side-apply", `spec.template Apply kubectl ${AT}`],
    ["server-side-apply", `spec.template Apply my-pipeline ${AT}`],
  ]);
});
