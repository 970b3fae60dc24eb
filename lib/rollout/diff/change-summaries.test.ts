import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryTemplate } from "@/lib/testing/arbitrary-template";
import { inEnglish } from "@/lib/testing/in-english";
import { textsOf } from "@/lib/testing/texts-of";
import { aPodTemplate } from "@/lib/testing/objects";
import { changeSummaries, summariesOf } from "./change-summaries";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { isSameTemplate } from "../template/template";
import { changesBetween } from "./template-diff";

const told = (before: PodTemplate, after: PodTemplate) => textsOf(changeSummaries(before, after));
const inContainer = (container: JsonObject) => aPodTemplate({ container });
const withSpec = (spec: JsonObject) => aPodTemplate({ spec });
const limits = (memory?: string) => inContainer({ resources: memory === undefined ? {} : { limits: { memory } } });
const probe = (readinessProbe?: JsonObject) => inContainer(readinessProbe ? { readinessProbe } : {});
const env = (...env: JsonObject[]) => inContainer({ env });
const annotated = (annotations: Record<string, string>) => aPodTemplate({ annotations });

describe("images are shortened to what differs", () => {
  test.each([
    ["checkout:2.4.0", "checkout:2.4.1", "image checkout:2.4.0 → 2.4.1"],
    [
      "registry.example.com:5000/shop/checkout:2.4.0",
      "registry.example.com:5000/shop/checkout:2.4.1",
      "image checkout:2.4.0 → 2.4.1",
    ],
    ["r.io/shop/a:1", "r.io/shop/b:1", "image a:1 → b:1"],
    ["docker.io/shop/a:1", "quay.io/shop/a:1", "image docker.io/shop/a:1 → quay.io/shop/a:1"],
    ["a", "a:2", "image a:latest → 2"],
    [`a@sha256:${"1".repeat(64)}`, `a@sha256:${"2".repeat(64)}`, "image a @1111111 → @2222222"],
    [`a:1@sha256:${"1".repeat(64)}`, `a:1@sha256:${"2".repeat(64)}`, "image a:1 @1111111 → @2222222"],
    [`a:1@sha256:${"1".repeat(64)}`, `a:2@sha256:${"2".repeat(64)}`, "image a:1 → 2"],
    ["a:1", `a:1@sha256:${"2".repeat(64)}`, "image a:1 no digest → @2222222"],
    ["a:1", `a@sha256:${"2".repeat(64)}`, "image a:1 → @2222222"],
    ["localhost:5000/a", "localhost:5000/a:2", "image a:latest → 2"],
  ])("%s to %s", (before, after, words) => {
    expect(told(aPodTemplate({ image: before }), aPodTemplate({ image: after }))).toEqual([words]);
  });
});

describe("in a few words", () => {
  test.each([
    [
      "a probe's path",
      probe({ httpGet: { path: "/healthz" } }),
      probe({ httpGet: { path: "/health" } }),
      ["readinessProbe path /healthz → /health"],
    ],
    [
      "a probe's period",
      probe({ periodSeconds: 10 }),
      probe({ periodSeconds: 5 }),
      ["readinessProbe periodSeconds 10 → 5"],
    ],
    ["a probe added", probe(), probe({ httpGet: { path: "/" } }), ["+readinessProbe"]],
    [
      "a probe's command",
      probe({ exec: { command: ["a"] } }),
      probe({ exec: { command: ["b"] } }),
      ["readinessProbe command changed"],
    ],
    ["a limit doubled", limits("256Mi"), limits("512Mi"), ["memory limit 256Mi → 512Mi (+100 %)"]],
    ["a limit halved", limits("1Gi"), limits("512Mi"), ["memory limit 1Gi → 512Mi (−50 %)"]],
    ["a limit added", limits(), limits("512Mi"), ["+memory limit 512Mi"]],
    ["a limit removed", limits("512Mi"), limits(), ["−memory limit"]],
    [
      "a request",
      inContainer({ resources: { requests: { cpu: "1" } } }),
      inContainer({ resources: { requests: { cpu: "250m" } } }),
      ["cpu request 1 → 250m (−75 %)"],
    ],
    [
      "env by name",
      env({ name: "LEGACY_CART", value: "1" }),
      env({ name: "FEATURE_PAY", value: "1" }),
      ["−env LEGACY_CART", "+env FEATURE_PAY"],
    ],
    ["envFrom", inContainer({}), inContainer({ envFrom: [{ secretRef: { name: "s" } }] }), ["+envFrom"]],
    ["args", inContainer({ args: ["a"] }), inContainer({ args: ["b"] }), ["args changed"]],
    [
      "a port",
      inContainer({}),
      inContainer({
        ports: [
          { containerPort: 53, protocol: "UDP" },
          { containerPort: 80, protocol: "TCP" },
        ],
      }),
      ["+port 53/UDP", "+port 80"],
    ],
    [
      "a volume and its mount",
      withSpec({}),
      aPodTemplate({
        container: { volumeMounts: [{ name: "v", mountPath: "/data" }] },
        spec: { volumes: [{ name: "v", emptyDir: {} }] },
      }),
      ["+mount /data", "+volume v"],
    ],
    [
      "another ConfigMap",
      withSpec({ volumes: [{ name: "v", configMap: { name: "a" } }] }),
      withSpec({ volumes: [{ name: "v", configMap: { name: "b" } }] }),
      ["volume v configMap.name a → b"],
    ],
    ["a label", aPodTemplate({ labels: { v: "1" } }), aPodTemplate({ labels: { v: "2" } }), ["label v 1 → 2"]],
    ["an annotation", annotated({ team: "a" }), annotated({ team: "b" }), ["annotation team changed"]],
    [
      "the user",
      inContainer({ securityContext: { runAsUser: 1000 } }),
      inContainer({ securityContext: { runAsUser: 0 } }),
      ["securityContext.runAsUser 1000 → 0"],
    ],
    [
      "the service account",
      withSpec({ serviceAccountName: "a", serviceAccount: "a" }),
      withSpec({ serviceAccountName: "b", serviceAccount: "b" }),
      ["serviceAccountName a → b"],
    ],
    [
      "a toleration",
      withSpec({}),
      withSpec({ tolerations: [{ key: "gpu", operator: "Exists", effect: "NoSchedule" }] }),
      ["+tolerations gpu/Exists/NoSchedule"],
    ],
    [
      "a node selector",
      withSpec({ nodeSelector: { disk: "hdd" } }),
      withSpec({ nodeSelector: { disk: "ssd" } }),
      ["nodeSelector.disk hdd → ssd"],
    ],
    ["a host network", withSpec({}), withSpec({ hostNetwork: true }), ["+hostNetwork true"]],
    [
      "a restart",
      annotated({}),
      annotated({ "kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00Z" }),
      ["restarted"],
    ],
    [
      "another restart",
      annotated({ "kubectl.kubernetes.io/restartedAt": "x" }),
      annotated({ "kubectl.kubernetes.io/restartedAt": "y" }),
      ["restarted"],
    ],
    [
      "a restart undone",
      annotated({ "kubectl.kubernetes.io/restartedAt": "x" }),
      annotated({}),
      ["restart mark removed"],
    ],
    [
      "checksums alone",
      annotated({ "checksum/a": "1", "checksum/b": "1" }),
      annotated({ "checksum/a": "2", "checksum/b": "2" }),
      ["configuration changed (checksum/a)", "configuration changed (checksum/b)"],
    ],
    ["nothing", aPodTemplate(), aPodTemplate(), []],
  ])("%s", (_name, before, after, words) => {
    expect(told(before, after)).toEqual(words);
  });
});

test("the most important comes first", () => {
  const before = aPodTemplate({
    image: "web:1",
    container: { env: [{ name: "A" }] },
    annotations: { "checksum/a": "1" },
  });
  const after = aPodTemplate({
    image: "web:2",
    container: { resources: { limits: { cpu: "1" } } },
    annotations: { "checksum/a": "2" },
  });
  expect(told(before, after)).toEqual([
    "image web:1 → 2",
    "−env A",
    "configuration changed (checksum/a)",
    "+cpu limit 1",
  ]);
});

test("with several containers each change says where it is", () => {
  const pod = (image: string) => aPodTemplate({ image: "web:1", sidecars: [{ name: "proxy", image }] });
  expect(told(pod("envoy:1"), pod("envoy:2"))).toEqual(["proxy: image envoy:1 → 2"]);
  expect(told(aPodTemplate(), pod("envoy:1"))).toEqual(["+container proxy"]);
  expect(told(withSpec({}), withSpec({ initContainers: [{ name: "migrate" }] }))).toEqual(["+initContainer migrate"]);
});

test("of changes alone, containers are named where more than one has any", () => {
  const pod = (image: string, sidecar: string) =>
    aPodTemplate({ image, sidecars: [{ name: "proxy", image: sidecar }] });
  expect(textsOf(summariesOf(changesBetween(pod("web:1", "envoy:1"), pod("web:2", "envoy:1"))))).toEqual([
    "image web:1 → 2",
  ]);
  expect(textsOf(summariesOf(changesBetween(pod("web:1", "envoy:1"), pod("web:2", "envoy:2"))))).toEqual([
    "web: image web:1 → 2",
    "proxy: image envoy:1 → 2",
  ]);
});

test("values of env variables, annotations, commands and mounted secrets are never told", () => {
  const SECRET = "c4n4ry";
  const pod = (secret: string) =>
    aPodTemplate({
      annotations: { token: secret },
      container: {
        env: [{ name: "PASSWORD", value: secret }],
        command: ["run", secret],
        args: [secret],
        lifecycle: { preStop: { exec: { command: [secret] } } },
        livenessProbe: { httpGet: { path: "/", httpHeaders: [{ name: "Authorization", value: secret }] } },
      },
      spec: { volumes: [{ name: "v", csi: { driver: "d", volumeAttributes: { password: secret } } }] },
    });
  for (const [before, after] of [
    [pod(""), pod(SECRET)],
    [pod(SECRET), pod("")],
    [aPodTemplate(), pod(SECRET)],
  ] as const) {
    const summaries = inEnglish(changeSummaries(before, after));
    expect(summaries.length).toBeGreaterThan(4);
    expect(JSON.stringify(summaries)).not.toContain(SECRET);
  }
});

test("a variable that moves between literal and reference says so, without its value", () => {
  const literal = env({ name: "A", value: "secret" });
  const reference = env({ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } });
  expect(told(literal, reference)).toEqual(["env A now from a reference"]);
  expect(told(reference, literal)).toEqual(["env A now a literal"]);
  expect(told(literal, env({ name: "A", value: "other" }))).toEqual(["env A changed"]);
});

test("no more than twelve are told, and how many are left", () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ name: `V${index}` }));
  const words = told(env(), env(...many));
  expect(words).toHaveLength(13);
  expect(words.at(-1)).toBe("+18 more");
  expect(changeSummaries(env(), env(...many.slice(0, 12)))).toHaveLength(12);
  expect(told(env(), env(...many.slice(0, 13))).at(-1)).toBe("+1 more");
});

test("a list in another order is not passed over in silence", () => {
  expect(told(env({ name: "A" }, { name: "B" }), env({ name: "B" }, { name: "A" }))).toEqual(["order of a list only"]);
});

test("what one spells out and the other leaves to the API server is not passed over in silence either", () => {
  const bare = probe({ httpGet: { port: 80 } });
  expect(told(bare, probe({ httpGet: { port: 80, scheme: "HTTP" }, periodSeconds: 10 }))).toEqual([
    "defaults or order only",
  ]);
});

test("there are no words exactly for templates that are the same", () => {
  fc.assert(
    fc.property(arbitraryTemplate, arbitraryTemplate, (a, b) => {
      expect(changeSummaries(a, b).length === 0).toBe(isSameTemplate(a, b));
    }),
  );
});
