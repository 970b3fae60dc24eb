import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { CheckCode, UndoChecks } from "@/lib/contract/checks";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { aConfig, denied, theSurroundings } from "@/lib/testing/surroundings";
import { checksOf } from "./checks";
import type { PodTemplate } from "../objects/objects";
import type { Workload } from "../workload/workload";
import type { Surroundings } from "./surroundings";

const EXISTS = { kind: "found", value: true } as const;
const MISSING = { kind: "missing" } as const;

/** Revision 1 has the template; revision 2 runs. */
function checks(
  template: PodTemplate,
  said: Partial<Surroundings> = {},
  web: Workload = aDeployment({ image: "web:2" }),
) {
  const target = aReplicaSet(web, { revision: 1, template });
  return inEnglish(
    checksOf(web, [target, aReplicaSet(web, { revision: 2, replicas: 3 })], target, theSurroundings(said), asItIs),
  );
}

function only(code: CheckCode, template: PodTemplate, said: Partial<Surroundings> = {}) {
  return checks(template, said)
    .filter((check) => check.code === code)
    .map(({ state, sentence, missingRight }) => [
      state,
      sentence.text,
      ...(missingRight === null ? [] : [missingRight]),
    ]);
}

const READS = aPodTemplate({
  container: {
    env: [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "a" } } }],
    envFrom: [{ configMapRef: { name: "c" } }],
  },
});

test("everything is looked at, and fine by itself", () => {
  const all = checks(aPodTemplate());

  expect(new Set(all.map(({ code }) => code))).toEqual(new Set(CheckCode.options));
  const sorry = all.filter(({ state }) => state !== "ok");
  expect(sorry.map(({ code, state }) => `${code} ${state}`)).toEqual([
    "config-map not-applicable",
    "secret not-applicable",
    "volume-claim not-applicable",
    "priority-class not-applicable",
    "runtime-class not-applicable",
    "image-pull-secret not-applicable",
    "config-changed not-applicable",
  ]);
  expect(UndoChecks.parse({ checks: all })).toEqual({ checks: all });
});

test("worst first", () => {
  const template = aPodTemplate({ image: "web:latest", container: { envFrom: [{ configMapRef: { name: "c" } }] } });
  const states = checks(template, {
    configMaps: new Map([["c", MISSING]]),
    quotas: denied({ verb: "list", resource: "resourcequotas", namespace: "shop" }),
  }).map(({ state }) => state);

  expect([...new Set(states)]).toEqual(["bad", "warn", "unknown", "ok", "not-applicable"]);
});

test.each<[CheckCode, PodTemplate, Partial<Surroundings>, string, string]>([
  [
    "config-map",
    READS,
    { configMaps: new Map([["c", MISSING]]) },
    "bad",
    "ConfigMap c does not exist: its pods would not start.",
  ],
  ["config-map", READS, { configMaps: new Map([["c", aConfig()]]) }, "ok", "ConfigMap c exists."],
  [
    "secret",
    READS,
    { secrets: new Map([["s", MISSING]]) },
    "bad",
    "Secret s does not exist: its pods would not start.",
  ],
  [
    "secret",
    READS,
    { secrets: new Map([["s", aConfig({ keys: ["b"] })]]) },
    "bad",
    "Secret s lacks the key a: its pods would not start.",
  ],
  [
    "secret",
    READS,
    { secrets: new Map([["s", aConfig({ keys: ["a", "b"] })]]) },
    "ok",
    "Secret s exists with every key that is named.",
  ],
  [
    "secret",
    READS,
    {},
    "unknown",
    "Secret s could not be checked: the pod template names too many objects to read them all.",
  ],
  [
    "service-account",
    aPodTemplate({ spec: { serviceAccountName: "robot" } }),
    { serviceAccount: MISSING },
    "bad",
    "ServiceAccount robot does not exist: no pod would be created.",
  ],
  ["service-account", aPodTemplate(), {}, "ok", "ServiceAccount default exists."],
  [
    "priority-class",
    aPodTemplate({ spec: { priorityClassName: "high" } }),
    { priorityClass: MISSING },
    "bad",
    "PriorityClass high does not exist: no pod would be created.",
  ],
  [
    "priority-class",
    aPodTemplate({ spec: { priorityClassName: "high" } }),
    { priorityClass: EXISTS },
    "ok",
    "PriorityClass high exists.",
  ],
  [
    "runtime-class",
    aPodTemplate({ spec: { runtimeClassName: "gvisor" } }),
    { runtimeClass: MISSING },
    "bad",
    "RuntimeClass gvisor does not exist: no pod would be created.",
  ],
  ["runtime-class", aPodTemplate(), {}, "not-applicable", "The pod template names no RuntimeClass."],
  [
    "image-pull-secret",
    aPodTemplate({ spec: { imagePullSecrets: [{ name: "p" }] } }),
    { secrets: new Map([["p", MISSING]]) },
    "warn",
    "Image pull Secret p does not exist: an image that needs it is pulled only where a node has it.",
  ],
  [
    "image-pull-secret",
    aPodTemplate({ spec: { imagePullSecrets: [{ name: "p" }] } }),
    { secrets: new Map([["p", aConfig()]]) },
    "ok",
    "Image pull Secret p exists.",
  ],
])("%s %#", (code, template, said, state, text) => {
  expect(only(code, template, said)).toEqual([[state, text]]);
});

test.each<[Surroundings["volumeClaims"] extends ReadonlyMap<string, infer One> ? One : never, string, string]>([
  [MISSING, "bad", "does not exist"],
  [{ kind: "found", value: { phase: "Lost", deleting: false } }, "bad", "has lost its volume"],
  [{ kind: "found", value: { phase: "Bound", deleting: true } }, "warn", "is being deleted"],
  [{ kind: "found", value: { phase: "Pending", deleting: false } }, "ok", "exists"],
  [
    denied({ verb: "get", resource: "persistentvolumeclaims", namespace: "shop" }),
    "unknown",
    "no right to get persistentvolumeclaims",
  ],
])("a claim %o", (claim, state, text) => {
  const template = aPodTemplate({ spec: { volumes: [{ name: "v", persistentVolumeClaim: { claimName: "data" } }] } });

  const [found] = checks(template, { volumeClaims: new Map([["data", claim]]) }).filter(
    ({ code }) => code === "volume-claim",
  );
  expect(found).toMatchObject({ state, sentence: { text: expect.stringContaining(text) } });
});

test("what may be missing by the template may be missing", () => {
  const template = aPodTemplate({
    container: {
      envFrom: [{ configMapRef: { name: "gone", optional: true } }],
      env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "there", key: "gone", optional: true } } }],
    },
  });
  const configMaps = new Map([
    ["gone", MISSING],
    ["there", aConfig({ keys: [] })],
  ]);

  expect(only("config-map", template, { configMaps })).toEqual([
    ["ok", "ConfigMap there exists."],
    ["ok", "ConfigMap gone does not exist, which the pod template allows."],
  ]);
});

test("without the right, each says which right is missing", () => {
  const missingRight = { verb: "get", resource: "secrets", namespace: "shop" };
  const said = { secrets: new Map([["s", denied(missingRight)]]), configMaps: new Map([["c", aConfig()]]) };

  expect(only("secret", READS, said)).toEqual([
    ["unknown", `Secret s could not be checked: no right to get secrets in namespace shop.`, missingRight],
  ]);
  expect(only("config-changed", READS, said).at(0)).toEqual([
    "unknown",
    `Changes of Secret s could not be checked: no right to get secrets in namespace shop.`,
    missingRight,
  ]);
});

test("evidence is cut to what a person reads", () => {
  const annotations = { "meta.helm.sh/release-name": "r".repeat(5000) };
  const web = aDeployment({ image: "web:2", annotations, metadata: {} });
  const labelled = { ...web, metadata: { ...web.metadata, labels: { "app.kubernetes.io/managed-by": "Helm" } } };

  const found = checks(aPodTemplate(), {}, labelled).find(({ code }) => code === "helm");
  expect(found?.evidence[0]?.value).toHaveLength(200);
});
