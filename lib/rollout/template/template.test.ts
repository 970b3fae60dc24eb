import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryTemplate, similarTemplates, withKeysShuffled } from "@/lib/testing/arbitrary-template";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { canonicalText, isSameTemplate, withoutHash } from "./template";

const withSpec = (spec: JsonObject) => aPodTemplate({ spec });
const inContainer = (container: JsonObject) => aPodTemplate({ container });
const withVolume = (volume: JsonObject) => withSpec({ volumes: [{ name: "v", ...volume }] });
const withMetadata = (metadata: JsonObject): PodTemplate => ({ ...aPodTemplate(), metadata });

const labelled = { creationTimestamp: null, labels: { app: "web" } };
const zone = { topologyKey: "zone", whenUnsatisfiable: "DoNotSchedule", maxSkew: 1 };

const EQUAL: [string, PodTemplate, PodTemplate][] = [
  ["order of keys", { spec: { a: 1, b: 2 } }, { spec: { b: 2, a: 1 } }],
  ["annotations {} and absent", withMetadata({ ...labelled, annotations: {} }), withMetadata(labelled)],
  ["annotations null and absent", withMetadata({ ...labelled, annotations: null }), withMetadata(labelled)],
  ["creationTimestamp null and absent", withMetadata({ labels: { app: "web" } }), withMetadata(labelled)],
  ["metadata {} and absent", { metadata: {}, spec: {} }, { spec: {} }],
  ["an empty list and absent", inContainer({ command: [] }), inContainer({})],
  ["null and absent", withSpec({ affinity: null }), withSpec({})],
  ["nodeSelector {} and absent", withSpec({ nodeSelector: {} }), withSpec({})],
  ["container resources {} and absent", inContainer({ resources: {} }), inContainer({ resources: undefined })],
  ["limits {} and absent", inContainer({ resources: { limits: {} } }), inContainer({ resources: {} })],
  [
    "1000m and 1 cpu",
    inContainer({ resources: { limits: { cpu: "1000m" } } }),
    inContainer({ resources: { limits: { cpu: "1" } } }),
  ],
  [
    "1 as text and as number",
    inContainer({ resources: { requests: { cpu: 1 } } }),
    inContainer({ resources: { requests: { cpu: "1" } } }),
  ],
  [
    "an extended resource by value",
    inContainer({ resources: { limits: { "nvidia.com/gpu": "1e0" } } }),
    inContainer({ resources: { limits: { "nvidia.com/gpu": "1" } } }),
  ],
  ["overhead by value", withSpec({ overhead: { cpu: "250m" } }), withSpec({ overhead: { cpu: "0.25" } })],
  [
    "resources of the pod by value",
    withSpec({ resources: { limits: { cpu: "1" } } }),
    withSpec({ resources: { limits: { cpu: "1000m" } } }),
  ],
  [
    "sizeLimit by value",
    withVolume({ emptyDir: { sizeLimit: "1Gi" } }),
    withVolume({ emptyDir: { sizeLimit: "1024Mi" } }),
  ],
  [
    "divisor by value",
    inContainer({ env: [{ name: "A", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "1m" } } }] }),
    inContainer({
      env: [{ name: "A", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "0.001" } } }],
    }),
  ],
  [
    "volumeAttributes {} and absent",
    withVolume({ csi: { driver: "d", volumeAttributes: {} } }),
    withVolume({ csi: { driver: "d" } }),
  ],
  [
    "matchLabels {} and absent",
    withSpec({ topologySpreadConstraints: [{ ...zone, labelSelector: { matchLabels: {} } }] }),
    withSpec({ topologySpreadConstraints: [{ ...zone, labelSelector: {} }] }),
  ],
];

const DIFFERENT: [string, PodTemplate, PodTemplate][] = [
  ["another image", aPodTemplate({ image: "web:1" }), aPodTemplate({ image: "web:2" })],
  ["securityContext {} and absent", inContainer({ securityContext: {} }), inContainer({})],
  ["affinity {} and absent", withSpec({ affinity: {} }), withSpec({})],
  ["emptyDir {} and absent", withVolume({ emptyDir: {} }), withVolume({})],
  ["resources {} of the pod and absent", withSpec({ resources: {} }), withSpec({})],
  ["a null inside a struct leaves the struct", inContainer({ securityContext: { runAsUser: null } }), inContainer({})],
  ["an unknown field {} and absent", withSpec({ fieldOfTomorrow: {} }), withSpec({})],
  [
    "labelSelector {} and absent",
    withSpec({ topologySpreadConstraints: [{ ...zone, labelSelector: {} }] }),
    withSpec({ topologySpreadConstraints: [zone] }),
  ],
  [
    "1 and 1000m outside quantities",
    aPodTemplate({ labels: { cpu: "1" } }),
    aPodTemplate({ labels: { cpu: "1000m" } }),
  ],
  ['1 and "1" outside quantities', withSpec({ priority: 1 }), withSpec({ priority: "1" })],
  ["false and absent", withSpec({ hostNetwork: false }), withSpec({})],
  ["an empty text and absent", aPodTemplate({ labels: { a: "" } }), aPodTemplate()],
  [
    "order of env",
    inContainer({ env: [{ name: "A" }, { name: "B" }] }),
    inContainer({ env: [{ name: "B" }, { name: "A" }] }),
  ],
  ["order of args", inContainer({ args: ["a", "b"] }), inContainer({ args: ["b", "a"] })],
  ["a list and its beginning", inContainer({ args: ["a", "b"] }), inContainer({ args: ["a"] })],
  ["a list and an object with its indices", withSpec({ x: ["a"] }), withSpec({ x: { 0: "a" } })],
  ["big numbers beyond 2^53", withSpec({ x: 9007199254740993n }), withSpec({ x: 9007199254740992n })],
  [
    "a key that every object inherits",
    withMetadata({ labels: { constructor: "a" } }),
    withMetadata({ labels: { constructor: "b" } }),
  ],
  ["a label besides the hash", aPodTemplate({ labels: { a: "b" } }), aPodTemplate()],
];

describe("the same template to Kubernetes", () => {
  test.each(EQUAL)("%s", (_name, a, b) => {
    expect(isSameTemplate(a, b)).toBe(true);
    expect(isSameTemplate(b, a)).toBe(true);
    expect(canonicalText(a)).toBe(canonicalText(b));
  });
});

describe("different templates to Kubernetes", () => {
  test.each(DIFFERENT)("%s", (_name, a, b) => {
    expect(isSameTemplate(a, b)).toBe(false);
    expect(isSameTemplate(b, a)).toBe(false);
    expect(canonicalText(a)).not.toBe(canonicalText(b));
  });
});

test("the hash label is no part of a template, whatever it says and whether it is there (T16)", () => {
  const web = aDeployment();
  const [one, other] = [aReplicaSet(web, { hash: "a" }), aReplicaSet(web, { hash: "b" })];
  expect(isSameTemplate(one.spec.template, other.spec.template)).toBe(true);
  expect(isSameTemplate(one.spec.template, web.spec.template)).toBe(true);
  expect(canonicalText(one.spec.template)).toBe(canonicalText(web.spec.template));
});

test("taking the hash label off leaves everything else as it was, fields nobody knows included", () => {
  const template = { metadata: { labels: { app: "web" }, tomorrow: { a: [] } }, spec: { tomorrow: 9007199254740993n } };
  const marked = { ...template, metadata: { ...template.metadata, labels: { app: "web", "pod-template-hash": "x" } } };
  expect(withoutHash(marked)).toEqual(template);
  expect(withoutHash(template)).toBe(template);
  expect(marked.metadata.labels["pod-template-hash"]).toBe("x");
});

test("a template that is nothing but its hash label is an empty one", () => {
  const marked = { metadata: { labels: { "pod-template-hash": "x" } } };
  expect(isSameTemplate(marked, {})).toBe(true);
  expect(canonicalText(marked)).toBe(canonicalText({}));
});

test("sameness is reflexive, symmetric, and deaf to the order of keys", () => {
  fc.assert(
    fc.property(arbitraryTemplate, arbitraryTemplate, (a, b) => {
      expect(isSameTemplate(a, structuredClone(a))).toBe(true);
      expect(isSameTemplate(a, withKeysShuffled(a))).toBe(true);
      expect(canonicalText(withKeysShuffled(a))).toBe(canonicalText(a));
      expect(isSameTemplate(a, b)).toBe(isSameTemplate(b, a));
    }),
  );
});

test("the canonical text of two templates is equal exactly where they are the same", () => {
  fc.assert(
    fc.property(similarTemplates, ([a, b]) => {
      expect(canonicalText(a) === canonicalText(b)).toBe(isSameTemplate(a, b));
    }),
    { numRuns: 300 },
  );
});
