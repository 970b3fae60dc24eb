import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aPodTemplate } from "@/lib/testing/objects";
import type { JsonObject } from "../objects/objects";
import { changesBetween } from "./template-diff";

const [ONE, TWO] = ["1", "2"].map((digit) => `@sha256:${digit.repeat(64)}`);

test.each<[string, string, string[]]>([
  ["web:1", "web:2", []],
  [`web:1${ONE}`, `web:1${TWO}`, ["same-tag"]],
  [`web:1${ONE}`, `web:2${TWO}`, []],
  [`web:1${ONE}`, `other:1${TWO}`, []],
  [`web${ONE}`, `web${TWO}`, []],
  ["web:1", `web:1${TWO}`, []],
  ["web:1", "web:latest", ["mutable-tag"]],
  ["web:1", "web", ["mutable-tag"]],
  ["web:1", "registry:5000/web", ["mutable-tag"]],
  ["web:1", `web:latest${TWO}`, []],
  ...["main", "master", "stable", "dev", "edge", "nightly", "alpine", "latest-arm64"].map(
    (tag): [string, string, string[]] => ["web:1", `web:${tag}`, ["mutable-tag"]],
  ),
  ...["v1", "1.27-alpine", "2026-11-25", "main-3f9a2c1", "rc1"].map((tag): [string, string, string[]] => [
    "web:0",
    `web:${tag}`,
    [],
  ]),
])("from %s to %s: %j", (before, after, marks) => {
  expect(changesBetween(aPodTemplate({ image: before }), aPodTemplate({ image: after }))).toMatchObject([
    { topic: "image", marks },
  ]);
});

test("a container that is added says whether its image may move, one that is removed does not", () => {
  const [without, withOne] = [aPodTemplate(), aPodTemplate({ sidecars: [{ name: "proxy", image: "envoy:latest" }] })];
  expect(changesBetween(without, withOne)).toMatchObject([{ kind: "added", marks: ["mutable-tag"] }]);
  expect(changesBetween(withOne, without)).toMatchObject([{ kind: "removed", marks: [] }]);
});

test("a variable that moves between literal and reference is marked, one that is new is not", () => {
  const env = (...variables: JsonObject[]) => aPodTemplate({ container: { env: variables } });
  const [literal, reference] = [
    env({ name: "A", value: "1" }),
    env({ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "k" } } }),
  ];
  expect(changesBetween(literal, reference)).toMatchObject([{ marks: ["to-reference"] }]);
  expect(changesBetween(reference, literal)).toMatchObject([{ marks: ["to-literal"] }]);
  expect(changesBetween(literal, env({ name: "A", value: "2" }))).toMatchObject([{ marks: [] }]);
  expect(changesBetween(env(), reference)).toMatchObject([{ marks: [] }]);
});

test.each<[JsonObject, JsonObject, string, number | null]>([
  [{ limits: { memory: "256Mi" } }, { limits: { memory: "512Mi" } }, "memory limit", 100],
  [{ requests: { cpu: "1" } }, { requests: { cpu: "250m" } }, "cpu request", -75],
  [{}, { limits: { cpu: "1" } }, "cpu limit", null],
  [{ limits: { cpu: "0" } }, { limits: { cpu: "1" } }, "cpu limit", null],
])("from %j to %j is a change of the %s by %s percent", (before, after, subject, percent) => {
  const pod = (resources: JsonObject) => aPodTemplate({ container: { resources } });
  expect(inEnglish(changesBetween(pod(before), pod(after)))).toMatchObject([{ subject: { text: subject }, percent }]);
});

test.each<[JsonObject, string]>([
  [{ env: [{ name: "LOG_LEVEL", value: "x" }] }, "env LOG_LEVEL"],
  [{ readinessProbe: { httpGet: { path: "/x" } } }, "readinessProbe"],
  [{ args: ["x"] }, "args"],
  [{ ports: [{ containerPort: 53, protocol: "UDP" }] }, "port 53/UDP"],
  [{ volumeMounts: [{ mountPath: "/data", name: "v" }] }, "mount /data"],
  [{ securityContext: { runAsUser: 0 } }, "securityContext"],
])("%j is called %s", (container, subject) => {
  expect(inEnglish(changesBetween(aPodTemplate(), aPodTemplate({ container })))).toMatchObject([
    { subject: { text: subject } },
  ]);
});
