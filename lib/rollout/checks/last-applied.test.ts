import { expect, test } from "vitest";
import { message } from "@/lib/contract/message";
import { inEnglish } from "@/lib/testing/in-english";
import { aPodTemplate } from "@/lib/testing/objects";
import { lastAppliedDrift } from "./last-applied";
import type { JsonObject, PodTemplate } from "../objects/objects";

type Written = {
  container?: JsonObject;
  sidecars?: ({ name: string } & JsonObject)[];
  spec?: JsonObject;
  metadata?: JsonObject;
};

/** A manifest as a person writes it: without any default. */
function manifest({ container = {}, sidecars = [], spec = {}, metadata = {} }: Written = {}): string {
  const template = {
    metadata: { labels: { app: "web" }, ...metadata },
    spec: { containers: [{ name: "web", image: "web:1", ...container }, ...sidecars], ...spec },
  };
  return JSON.stringify({ apiVersion: "apps/v1", kind: "Deployment", spec: { template } });
}

function ghosts(target: PodTemplate, applied: Written = {}, live: PodTemplate = aPodTemplate()) {
  const drift = lastAppliedDrift(manifest(applied), target, live);
  if (drift.kind !== "read") return drift.kind;
  return drift.ghosts.map((ghost) => inEnglish(message("field.in-template", { places: [ghost] })).text);
}

test("no annotation, no drift; one that cannot be read says so", () => {
  expect(lastAppliedDrift(undefined, aPodTemplate(), aPodTemplate())).toEqual({ kind: "none" });
  for (const text of ["{", "null", "[]", "7", "{}", '{"spec":{}}', '{"spec":{"template":[]}}']) {
    expect(lastAppliedDrift(text, aPodTemplate(), aPodTemplate())).toEqual({ kind: "unreadable" });
  }
});

test("defaults that the server adds are no ghosts, even where the live template has none of their holders", () => {
  const probe = {
    httpGet: { path: "/", port: 80, scheme: "HTTP" },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  };
  const target = aPodTemplate({
    container: {
      imagePullPolicy: "IfNotPresent",
      readinessProbe: probe,
      ports: [{ containerPort: 80, protocol: "TCP" }],
      env: [{ name: "N", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "metadata.name" } } }],
    },
    spec: {
      serviceAccountName: "a",
      serviceAccount: "a",
      volumes: [
        { name: "v", configMap: { name: "c", defaultMode: 420 } },
        { name: "e", emptyDir: {} },
      ],
    },
  });
  const applied = {
    container: {
      readinessProbe: { httpGet: { port: 80 } },
      ports: [{ containerPort: 80 }],
      env: [{ name: "N", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
    },
    spec: {
      serviceAccountName: "a",
      volumes: [
        { name: "v", configMap: { name: "c" } },
        { name: "e", emptyDir: {} },
      ],
    },
  };

  expect(lastAppliedDrift(manifest(applied), target, {})).toEqual({ kind: "read", ghosts: [], overwrites: false });
});

test.each<[string, PodTemplate, string[]]>([
  ["a sidecar", aPodTemplate({ sidecars: [{ name: "proxy" }] }), ["container proxy"]],
  ["an init container", aPodTemplate({ spec: { initContainers: [{ name: "migrate" }] } }), ["init container migrate"]],
  [
    "an env variable",
    aPodTemplate({ container: { env: [{ name: "DEBUG", value: "1" }] } }),
    ["env DEBUG of container web"],
  ],
  ["a command", aPodTemplate({ container: { command: ["sh"] } }), ["command of container web"]],
  ["resources", aPodTemplate({ container: { resources: { limits: { cpu: "1" } } } }), ["resources of container web"]],
  [
    "a probe",
    aPodTemplate({ container: { readinessProbe: { httpGet: { port: 80 } } } }),
    ["readinessProbe of container web"],
  ],
  ["a node selector", aPodTemplate({ spec: { nodeSelector: { disk: "ssd" } } }), ["nodeSelector"]],
  ["a volume", aPodTemplate({ spec: { volumes: [{ name: "v", emptyDir: {} }] } }), ["volume v"]],
  ["a label", aPodTemplate({ labels: { tier: "front" } }), ["label tier"]],
  ["an annotation", aPodTemplate({ annotations: { "a/b": "c" } }), ["annotation a/b"]],
  ["a grace period", aPodTemplate({ spec: { terminationGracePeriodSeconds: 90 } }), ["terminationGracePeriodSeconds"]],
  ["a pull policy", aPodTemplate({ container: { imagePullPolicy: "Always" } }), ["imagePullPolicy of container web"]],
  ["nothing for a restart", aPodTemplate({ annotations: { "kubectl.kubernetes.io/restartedAt": "x" } }), []],
])("what only the restored template has stays: %s", (_what, target, expected) => {
  expect(ghosts(target)).toEqual(expected);
});

test.each<[string, PodTemplate, Written, string[]]>([
  [
    "env by name",
    aPodTemplate({
      container: {
        env: [
          { name: "A", value: "1" },
          { name: "B", value: "2" },
        ],
      },
    }),
    { container: { env: [{ name: "A", value: "9" }] } },
    ["env B of container web"],
  ],
  [
    "a literal that became a reference",
    aPodTemplate({ container: { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }] } }),
    { container: { env: [{ name: "A", value: "9" }] } },
    ["valueFrom of env A of container web"],
  ],
  [
    "ports by number",
    aPodTemplate({ container: { ports: [{ containerPort: 80 }, { containerPort: 81 }] } }),
    { container: { ports: [{ containerPort: 80 }] } },
    ["port 81 of container web"],
  ],
  [
    "mounts by path",
    aPodTemplate({ container: { volumeMounts: [{ name: "v", mountPath: "/a" }] } }),
    { container: { volumeMounts: [] } },
    ["mount /a of container web"],
  ],
  [
    "limits",
    aPodTemplate({ container: { resources: { limits: { cpu: "1", memory: "1Gi" } } } }),
    { container: { resources: { limits: { cpu: "1000m" } } } },
    ["resources.limits.memory of container web"],
  ],
  [
    "init containers by name",
    aPodTemplate({ spec: { initContainers: [{ name: "a" }, { name: "b" }] } }),
    { spec: { initContainers: [{ name: "a" }] } },
    ["init container b"],
  ],
  [
    "pull Secrets",
    aPodTemplate({ spec: { imagePullSecrets: [{ name: "a" }] } }),
    { spec: { imagePullSecrets: [{ name: "b" }] } },
    ["imagePullSecret a"],
  ],
  [
    "keys of a selector",
    aPodTemplate({ spec: { nodeSelector: { disk: "ssd", zone: "a" } } }),
    { spec: { nodeSelector: { zone: "b" } } },
    ["nodeSelector.disk"],
  ],
  [
    "a volume's source, which kubectl clears",
    aPodTemplate({ spec: { volumes: [{ name: "v", emptyDir: { medium: "Memory" } }] } }),
    { spec: { volumes: [{ name: "v", configMap: { name: "c" } }] } },
    [],
  ],
  [
    "a volume's own items",
    aPodTemplate({ spec: { volumes: [{ name: "v", configMap: { name: "c", items: [{ key: "k", path: "p" }] } }] } }),
    { spec: { volumes: [{ name: "v", configMap: { name: "c" } }] } },
    ["configMap.items of volume v"],
  ],
  [
    "command, which is replaced whole",
    aPodTemplate({ container: { command: ["a", "b"] } }),
    { container: { command: ["a"] } },
    [],
  ],
  [
    "tolerations, which are replaced whole",
    aPodTemplate({ spec: { tolerations: [{ key: "a" }, { key: "b" }] } }),
    { spec: { tolerations: [{ key: "a" }] } },
    [],
  ],
  [
    "a field that the manifest takes away with null",
    aPodTemplate({ spec: { nodeSelector: { a: "b" } } }),
    { spec: { nodeSelector: null } },
    [],
  ],
])("merges as kubectl does: %s", (_what, target, applied, expected) => {
  expect(ghosts(target, applied)).toEqual(expected);
});

test("what the live template has all the same is no doing of the rollback", () => {
  const injected = { sidecars: [{ name: "proxy" }], container: { env: [{ name: "A", value: "1" }] } };

  expect(ghosts(aPodTemplate(injected), {}, aPodTemplate({ image: "web:2", ...injected }))).toEqual([]);
});

test("knows whether the next apply puts something else back", () => {
  const overwrites = (target: PodTemplate, applied: Written = {}) => {
    const drift = lastAppliedDrift(manifest(applied), target, aPodTemplate());
    return drift.kind === "read" && drift.overwrites;
  };

  expect(overwrites(aPodTemplate())).toBe(false);
  expect(overwrites(aPodTemplate({ image: "web:0" }))).toBe(true);
  expect(overwrites(aPodTemplate(), { sidecars: [{ name: "new" }] })).toBe(true);
  expect(overwrites(aPodTemplate(), { spec: { priorityClassName: "high" } })).toBe(true);
});

test("no value is ever told", () => {
  const canary = "canary-6d1f";
  const target = aPodTemplate({ container: { env: [{ name: "A", value: canary }], args: [canary] } });

  expect(JSON.stringify(lastAppliedDrift(manifest(), target, aPodTemplate()))).not.toContain(canary);
  expect(JSON.stringify(lastAppliedDrift(`{"spec": ${canary}`, target, aPodTemplate()))).not.toContain(canary);
});

test("what was applied in another order puts its own order back", () => {
  const pod = (...names: string[]) => aPodTemplate({ spec: { initContainers: names.map((name) => ({ name })) } });
  const applied = manifest({ spec: { initContainers: [{ name: "wait" }, { name: "migrate" }] } });
  const drift = (...names: string[]) => lastAppliedDrift(applied, pod(...names), pod("wait", "migrate"));
  expect(drift("migrate", "wait")).toMatchObject({ ghosts: [], overwrites: true });
  expect(drift("wait", "migrate")).toMatchObject({ ghosts: [], overwrites: false });
  expect(drift("wait", "other", "migrate")).toMatchObject({ overwrites: false });
});
