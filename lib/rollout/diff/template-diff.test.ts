import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TemplateChange } from "@/lib/contract/template-diff";
import { applyChanges } from "@/lib/testing/apply-changes";
import { arbitraryTemplate, shuffled, similarTemplates, sorted } from "@/lib/testing/arbitrary-template";
import { withDefaults } from "@/lib/testing/with-defaults";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { isSameTemplate } from "../template/template";
import { changesBetween, sameness } from "./template-diff";

const inContainer = (container: JsonObject) => aPodTemplate({ container });
const withSpec = (spec: JsonObject) => aPodTemplate({ spec });
const named = (name: string) => ({ by: { name }, occurrence: 0 });
const WEB = ["spec", "containers", named("web")];

describe("no change", () => {
  test.each([
    [
      "env in another order",
      inContainer({ env: [{ name: "A" }, { name: "B" }] }),
      inContainer({ env: [{ name: "B" }, { name: "A" }] }),
    ],
    [
      "containers in another order",
      { spec: { containers: [{ name: "a" }, { name: "b" }] } },
      { spec: { containers: [{ name: "b" }, { name: "a" }] } },
    ],
    [
      "quantities by value",
      inContainer({ resources: { limits: { cpu: "1" } } }),
      inContainer({ resources: { limits: { cpu: "1000m" } } }),
    ],
    ["an empty list and none", withSpec({ volumes: [] }), withSpec({})],
    [
      "the hash label",
      aReplicaSet(aDeployment(), { hash: "a" }).spec.template,
      aReplicaSet(aDeployment(), { hash: "b" }).spec.template,
    ],
    [
      "ports in another order",
      inContainer({ ports: [{ containerPort: 80 }, { containerPort: 81 }] }),
      inContainer({ ports: [{ containerPort: 81 }, { containerPort: 80 }] }),
    ],
  ])("%s", (_name, before, after) => {
    expect(changesBetween(before, after)).toEqual([]);
  });
});

test("an image change knows its path, its container and both images", () => {
  expect(inEnglish(changesBetween(aPodTemplate({ image: "web:1" }), aPodTemplate({ image: "web:2" })))).toEqual([
    {
      kind: "changed",
      topic: "image",
      path: [...WEB, "image"],
      container: "web",
      before: "web:1",
      after: "web:2",
      weight: 100,
      cosmetic: false,
      subject: { code: "change.subject", facts: { about: "image" }, text: "image" },
      summary: { code: "change.image", facts: { before: "web:1", after: "2" }, text: "image web:1 → 2" },
      percent: null,
      marks: [],
      place: null,
    },
  ]);
});

test("a container inserted in front is one change, not a change of every container behind it", () => {
  const before = { spec: { containers: [{ name: "web", image: "web:1" }] } };
  const after = {
    spec: {
      containers: [
        { name: "proxy", image: "envoy:1" },
        { name: "web", image: "web:1" },
      ],
    },
  };
  expect(changesBetween(before, after)).toMatchObject([
    { kind: "added", topic: "container", container: "proxy", before: undefined, after: { name: "proxy" } },
  ]);
  expect(changesBetween(after, before)).toMatchObject([{ kind: "removed", container: "proxy", after: undefined }]);
});

test("an env variable that moves from a literal to a reference is one change of the whole variable", () => {
  const valueFrom = { secretKeyRef: { name: "s", key: "k" } };
  const changes = changesBetween(
    inContainer({ env: [{ name: "A", value: "1" }] }),
    inContainer({ env: [{ name: "A", valueFrom }] }),
  );
  expect(changes).toMatchObject([
    { kind: "changed", topic: "env", path: [...WEB, "env", named("A")], before: { value: "1" }, after: { valueFrom } },
  ]);
});

test("ports are told apart by number and protocol", () => {
  const both = inContainer({
    ports: [
      { containerPort: 53, protocol: "TCP" },
      { containerPort: 53, protocol: "UDP" },
    ],
  });
  const udp = inContainer({ ports: [{ containerPort: 53, protocol: "UDP" }] });
  expect(changesBetween(both, udp)).toMatchObject([
    { kind: "removed", topic: "port", before: { containerPort: 53, protocol: "TCP" } },
  ]);
});

test("a port without protocol is the TCP port of that number", () => {
  const [bare, named] = [{ containerPort: 80 }, { containerPort: 80, protocol: "TCP", name: "http" }];
  expect(changesBetween(inContainer({ ports: [bare] }), inContainer({ ports: [named] }))).toMatchObject([
    { kind: "changed", topic: "port", before: bare, after: named },
  ]);
});

test("two env variables of one name are matched by their order among themselves", () => {
  const before = inContainer({
    env: [
      { name: "A", value: "1" },
      { name: "A", value: "2" },
    ],
  });
  const after = inContainer({
    env: [
      { name: "A", value: "1" },
      { name: "A", value: "3" },
    ],
  });
  expect(changesBetween(before, after)).toMatchObject([
    { kind: "changed", path: [...WEB, "env", { by: { name: "A" }, occurrence: 1 }], after: { value: "3" } },
  ]);
});

test("each limit is a change of its own, also where there were no resources before", () => {
  const after = inContainer({ resources: { limits: { cpu: "1", memory: "1Gi" } } });
  expect(changesBetween(aPodTemplate(), after)).toMatchObject([
    { kind: "added", topic: "resources", path: [...WEB, "resources", "limits", "cpu"], after: "1" },
    { kind: "added", topic: "resources", path: [...WEB, "resources", "limits", "memory"], after: "1Gi" },
  ]);
});

test("an empty struct that appears is told, since Kubernetes sees it", () => {
  expect(changesBetween(aPodTemplate(), inContainer({ securityContext: {} }))).toMatchObject([
    { kind: "added", topic: "security", path: [...WEB, "securityContext"], after: {} },
  ]);
});

test("a list without merge keys is one value", () => {
  expect(changesBetween(inContainer({ args: ["a", "b"] }), inContainer({ args: ["b", "a"] }))).toMatchObject([
    { kind: "changed", topic: "command", before: ["a", "b"], after: ["b", "a"] },
  ]);
});

test("a field that nobody knows is told as what it is", () => {
  expect(changesBetween(withSpec({ tomorrow: { a: 1 } }), withSpec({ tomorrow: { a: 2 } }))).toMatchObject([
    { kind: "changed", topic: "other", path: ["spec", "tomorrow", "a"], before: 1, after: 2 },
  ]);
});

test("what only makes new pods is cosmetic and comes last; a checksum is configuration and comes before annotations", () => {
  const annotations = {
    "kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00Z",
    "checksum/config": "ab",
    team: "x",
  };
  const changes = changesBetween(aPodTemplate(), aPodTemplate({ image: "web:2", annotations }));
  expect(changes.map(({ path, cosmetic }) => [path.at(-1), cosmetic])).toEqual([
    ["image", false],
    ["checksum/config", false],
    ["team", false],
    ["kubectl.kubernetes.io/restartedAt", true],
  ]);
});

test.each<[string, JsonObject, string]>([
  ["nodeSelector", { nodeSelector: { disk: "ssd" } }, "scheduling"],
  ["tolerations", { tolerations: [{ key: "a" }] }, "scheduling"],
  ["volumes", { volumes: [{ name: "v", emptyDir: {} }] }, "volume"],
  ["serviceAccountName", { serviceAccountName: "a" }, "security"],
  ["terminationGracePeriodSeconds", { terminationGracePeriodSeconds: 5 }, "lifecycle"],
  ["hostAliases", { hostAliases: [{ ip: "10.0.0.1" }] }, "other"],
])("a change of %s is about %s", (_field, spec, topic) => {
  expect(changesBetween(aPodTemplate(), withSpec(spec))).toMatchObject([{ topic, container: null }]);
});

test("what the API server fills in is no change, and a reader of both is told nothing", () => {
  fc.assert(
    fc.property(arbitraryTemplate, (template) => {
      expect(changesBetween(template, withDefaults(template))).toEqual([]);
      expect(changesBetween(withDefaults(template), shuffled(template))).toEqual([]);
    }),
  );
});

test("nothing changes between a template and itself, in whatever order it is written", () => {
  fc.assert(
    fc.property(arbitraryTemplate, (template) => {
      expect(changesBetween(template, structuredClone(template))).toEqual([]);
      expect(changesBetween(template, shuffled(template))).toEqual([]);
    }),
  );
});

/** How templates compare once order and defaults say nothing. */
const isSameToReader = (a: PodTemplate, b: PodTemplate) =>
  isSameTemplate(sorted(withDefaults(a)), sorted(withDefaults(b)));

test("there are no changes exactly where templates are the same but for the order of keyed lists and defaults", () => {
  fc.assert(
    fc.property(similarTemplates, ([a, b]) => {
      const changes = changesBetween(a, b);
      expect(changes.length === 0).toBe(isSameToReader(a, b));
      expect(sameness(a, b) === "same").toBe(isSameTemplate(a, b));
      expect(isSameTemplate(sorted(a), sorted(b))).toBe(changes.length === 0 && sameness(a, b) !== "defaults");
      expect(changesBetween(b, a)).toHaveLength(changes.length);
    }),
  );
});

test("the changes, applied to the one template, give the other", () => {
  fc.assert(
    fc.property(arbitraryTemplate, arbitraryTemplate, (a, b) => {
      const result = applyChanges(a, changesBetween(a, b));
      expect(changesBetween(result, b)).toEqual([]);
      expect(isSameToReader(result, b)).toBe(true);
    }),
  );
});

test("every change is what the contract promises", () => {
  fc.assert(
    fc.property(arbitraryTemplate, arbitraryTemplate, (a, b) => {
      const changes = inEnglish(changesBetween(a, b));
      expect(TemplateChange.array().parse(changes)).toEqual(changes);
    }),
  );
});
