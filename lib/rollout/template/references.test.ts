import { expect, test } from "vitest";
import { message } from "@/lib/contract/message";
import { inEnglish } from "@/lib/testing/in-english";
import { aPodTemplate } from "@/lib/testing/objects";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { type NamedConfig, referencesOf } from "./references";

/** With places as a person reads them. */
function references(template: PodTemplate) {
  const found = referencesOf(template);
  const worded = (named: readonly NamedConfig[]) =>
    named.map(({ places, ...config }) => ({
      ...config,
      places: places.map((place) => inEnglish(message("field.in-template", { places: [place] })).text),
    }));
  return { ...found, configMaps: worded(found.configMaps), secrets: worded(found.secrets) };
}

const NOTHING = {
  configMaps: [],
  secrets: [],
  pullSecrets: [],
  serviceAccount: "default",
  volumeClaims: [],
  priorityClass: null,
  runtimeClass: null,
};

function inContainer(container: JsonObject) {
  return references(aPodTemplate({ container }));
}

function inSpec(spec: JsonObject) {
  return references(aPodTemplate({ spec }));
}

function inVolume(volume: JsonObject) {
  return inSpec({ volumes: [{ name: "v", ...volume }] });
}

test("a template that names nothing still runs as the default ServiceAccount", () => {
  expect(references(aPodTemplate())).toEqual(NOTHING);
  expect(references({})).toEqual(NOTHING);
});

test.each<[string, JsonObject, "configMaps" | "secrets", string[], boolean, string]>([
  [
    "env of a ConfigMap",
    { env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } }] },
    "configMaps",
    ["k"],
    false,
    "env A of container web",
  ],
  [
    "env of a Secret",
    { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "c", key: "k" } } }] },
    "secrets",
    ["k"],
    false,
    "env A of container web",
  ],
  [
    "optional env",
    { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "c", key: "k", optional: true } } }] },
    "secrets",
    ["k"],
    true,
    "env A of container web",
  ],
  [
    "envFrom a ConfigMap",
    { envFrom: [{ configMapRef: { name: "c" } }] },
    "configMaps",
    [],
    false,
    "envFrom of container web",
  ],
  [
    "envFrom a Secret, with prefix",
    { envFrom: [{ prefix: "X_", secretRef: { name: "c", optional: true } }] },
    "secrets",
    [],
    true,
    "envFrom of container web",
  ],
])("finds %s", (_what, container, list, keys, optional, place) => {
  const found = inContainer(container);

  expect(found).toEqual({
    ...NOTHING,
    [list]: [{ name: "c", optional, keys: keys.map((name) => ({ name, optional })), places: [place] }],
  });
});

test.each<[string, JsonObject, "configMaps" | "secrets", string[], boolean]>([
  ["a ConfigMap", { configMap: { name: "c" } }, "configMaps", [], false],
  [
    "items of a ConfigMap",
    {
      configMap: {
        name: "c",
        items: [
          { key: "k", path: "p" },
          { key: "l", path: "q" },
        ],
      },
    },
    "configMaps",
    ["k", "l"],
    false,
  ],
  ["an optional ConfigMap", { configMap: { name: "c", optional: true } }, "configMaps", [], true],
  ["a Secret", { secret: { secretName: "c", items: [{ key: "k", path: "p" }] } }, "secrets", ["k"], false],
  [
    "a projected ConfigMap",
    { projected: { sources: [{ configMap: { name: "c", items: [{ key: "k", path: "p" }] } }] } },
    "configMaps",
    ["k"],
    false,
  ],
  [
    "a projected optional Secret",
    { projected: { sources: [{ secret: { name: "c", optional: true } }, { serviceAccountToken: { path: "t" } }] } },
    "secrets",
    [],
    true,
  ],
  ["the Secret of a CSI driver", { csi: { driver: "d", nodePublishSecretRef: { name: "c" } } }, "secrets", [], false],
  ["azureFile", { azureFile: { secretName: "c", shareName: "s" } }, "secrets", [], false],
  ["cephfs", { cephfs: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["cinder", { cinder: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["flexVolume", { flexVolume: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["iscsi", { iscsi: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["rbd", { rbd: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["scaleIO", { scaleIO: { secretRef: { name: "c" } } }, "secrets", [], false],
  ["storageos", { storageos: { secretRef: { name: "c" } } }, "secrets", [], false],
])("finds %s in a volume", (_what, volume, list, keys, optional) => {
  expect(inVolume(volume)).toEqual({
    ...NOTHING,
    [list]: [{ name: "c", optional, keys: keys.map((name) => ({ name, optional })), places: ["volume v"] }],
  });
});

test.each<[string, JsonObject]>([
  ["emptyDir", { emptyDir: {} }],
  ["hostPath", { hostPath: { path: "/" } }],
  ["a claim made with the pod", { ephemeral: { volumeClaimTemplate: { spec: {} } } }],
  ["the downward API", { downwardAPI: { items: [{ path: "p" }] } }],
  ["something odd", { configMap: null, secret: "x", projected: { sources: "y" } }],
])("finds nothing in a volume of %s", (_what, volume) => {
  expect(inVolume(volume)).toEqual(NOTHING);
});

test("looks into init containers, sidecars and ephemeral containers", () => {
  const env = (name: string) => [{ name: "A", valueFrom: { secretKeyRef: { name, key: "k" } } }];
  const { secrets } = references(
    aPodTemplate({
      sidecars: [{ name: "proxy", env: env("of-sidecar") }],
      spec: {
        initContainers: [{ name: "init", env: env("of-init") }],
        ephemeralContainers: [{ name: "debug", env: env("of-ephemeral") }],
      },
    }),
  );

  expect(secrets.map(({ name }) => name)).toEqual(["of-init", "of-sidecar", "of-ephemeral"]);
});

test("names an object once; what any use needs is needed", () => {
  const { configMaps } = references(
    aPodTemplate({
      container: {
        env: [
          { name: "A", valueFrom: { configMapKeyRef: { name: "c", key: "a", optional: true } } },
          { name: "B", valueFrom: { configMapKeyRef: { name: "c", key: "b" } } },
          { name: "C", valueFrom: { configMapKeyRef: { name: "c", key: "b", optional: true } } },
        ],
      },
      spec: { volumes: [{ name: "v", configMap: { name: "c", optional: true } }] },
    }),
  );

  expect(configMaps).toEqual([
    {
      name: "c",
      optional: false,
      keys: [
        { name: "a", optional: true },
        { name: "b", optional: false },
      ],
      places: ["env A of container web", "env B of container web", "env C of container web", "volume v"],
    },
  ]);
});

test.each<[string, JsonObject, Partial<ReturnType<typeof references>>]>([
  ["ServiceAccount", { serviceAccountName: "s" }, { serviceAccount: "s" }],
  ["ServiceAccount by its old field", { serviceAccount: "s" }, { serviceAccount: "s" }],
  [
    "claims, each once",
    { volumes: [1, 2].map((n) => ({ name: `v${n}`, persistentVolumeClaim: { claimName: "p" } })) },
    { volumeClaims: ["p"] },
  ],
  ["PriorityClass", { priorityClassName: "p" }, { priorityClass: "p" }],
  ["RuntimeClass", { runtimeClassName: "r" }, { runtimeClass: "r" }],
  ["pull Secrets", { imagePullSecrets: [{ name: "a" }, { name: "b" }, {}] }, { pullSecrets: ["a", "b"] }],
])("finds %s", (_what, spec, found) => {
  expect(inSpec(spec)).toEqual({ ...NOTHING, ...found });
});
