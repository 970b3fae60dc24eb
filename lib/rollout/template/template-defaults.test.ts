import { describe, expect, test } from "vitest";
import { aPodTemplate } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import type { JsonObject, PodTemplate } from "../objects/objects";
import { isSameTemplate } from "./template";
import { changesBetween, sameness } from "../diff/template-diff";

const pod = (spec: JsonObject): PodTemplate => ({ spec });
const inContainer = (container: JsonObject) => pod({ containers: [{ name: "web", ...container }] });
const probe = (fields: JsonObject) => inContainer({ readinessProbe: { httpGet: { port: 80 }, ...fields } });
const volume = (fields: JsonObject) => pod({ volumes: [{ name: "v", ...fields }] });
const env = (valueFrom: JsonObject) => inContainer({ env: [{ name: "A", valueFrom }] });

/** What is filled in, where it is left out, and one value that is not it. */
const DEFAULTS: [string, PodTemplate, PodTemplate, PodTemplate][] = [
  ["restartPolicy", pod({}), pod({ restartPolicy: "Always" }), pod({ restartPolicy: "Never" })],
  ["dnsPolicy", pod({}), pod({ dnsPolicy: "ClusterFirst" }), pod({ dnsPolicy: "Default" })],
  ["schedulerName", pod({}), pod({ schedulerName: "default-scheduler" }), pod({ schedulerName: "mine" })],
  ["grace period", pod({}), pod({ terminationGracePeriodSeconds: 30 }), pod({ terminationGracePeriodSeconds: 31 })],
  ["securityContext of the pod", pod({}), pod({ securityContext: {} }), pod({ securityContext: { runAsUser: 1 } })],
  ["enableServiceLinks", pod({}), pod({ enableServiceLinks: true }), pod({ enableServiceLinks: false })],
  [
    "serviceAccount",
    pod({ serviceAccountName: "a" }),
    pod({ serviceAccountName: "a", serviceAccount: "a" }),
    pod({ serviceAccountName: "a", serviceAccount: "b" }),
  ],
  [
    "terminationMessagePath",
    inContainer({}),
    inContainer({ terminationMessagePath: "/dev/termination-log" }),
    inContainer({ terminationMessagePath: "/x" }),
  ],
  [
    "terminationMessagePolicy",
    inContainer({}),
    inContainer({ terminationMessagePolicy: "File" }),
    inContainer({ terminationMessagePolicy: "FallbackToLogsOnError" }),
  ],
  [
    "imagePullPolicy of a version",
    inContainer({ image: "r:5000/web:1" }),
    inContainer({ image: "r:5000/web:1", imagePullPolicy: "IfNotPresent" }),
    inContainer({ image: "r:5000/web:1", imagePullPolicy: "Always" }),
  ],
  [
    "imagePullPolicy without a tag",
    inContainer({ image: "r:5000/web" }),
    inContainer({ image: "r:5000/web", imagePullPolicy: "Always" }),
    inContainer({ image: "r:5000/web", imagePullPolicy: "IfNotPresent" }),
  ],
  [
    "imagePullPolicy of a digest",
    inContainer({ image: "web@sha256:ab" }),
    inContainer({ image: "web@sha256:ab", imagePullPolicy: "IfNotPresent" }),
    inContainer({ image: "web@sha256:ab", imagePullPolicy: "Always" }),
  ],
  ["a probe's timeout", probe({}), probe({ timeoutSeconds: 1 }), probe({ timeoutSeconds: 2 })],
  ["a probe's period", probe({}), probe({ periodSeconds: 10 }), probe({ periodSeconds: 11 })],
  ["a probe's successes", probe({}), probe({ successThreshold: 1 }), probe({ successThreshold: 2 })],
  ["a probe's failures", probe({}), probe({ failureThreshold: 3 }), probe({ failureThreshold: 4 })],
  [
    "scheme and path",
    probe({}),
    probe({ httpGet: { port: 80, scheme: "HTTP", path: "/" } }),
    probe({ httpGet: { port: 80, scheme: "HTTPS", path: "/" } }),
  ],
  [
    "scheme of a hook",
    inContainer({ lifecycle: { preStop: { httpGet: { port: 80 } } } }),
    inContainer({ lifecycle: { preStop: { httpGet: { port: 80, scheme: "HTTP" } } } }),
    inContainer({ lifecycle: { preStop: { httpGet: { port: 80, scheme: "HTTPS" } } } }),
  ],
  [
    "protocol of a port",
    inContainer({ ports: [{ containerPort: 80 }] }),
    inContainer({ ports: [{ containerPort: 80, protocol: "TCP" }] }),
    inContainer({ ports: [{ containerPort: 80, name: "http" }] }),
  ],
  ...["configMap", "secret", "downwardAPI", "projected"].map(
    (kind): [string, PodTemplate, PodTemplate, PodTemplate] => [
      `mode of ${kind}`,
      volume({ [kind]: {} }),
      volume({ [kind]: { defaultMode: 420 } }),
      volume({ [kind]: { defaultMode: 256 } }),
    ],
  ),
  [
    "type of hostPath",
    volume({ hostPath: {} }),
    volume({ hostPath: { type: "" } }),
    volume({ hostPath: { type: "File" } }),
  ],
  [
    "life of a projected token",
    volume({ projected: { sources: [{ serviceAccountToken: { path: "t" } }] } }),
    volume({ projected: { sources: [{ serviceAccountToken: { path: "t", expirationSeconds: 3600 } }] } }),
    volume({ projected: { sources: [{ serviceAccountToken: { path: "t", expirationSeconds: 60 } }] } }),
  ],
  [
    "apiVersion of a field",
    env({ fieldRef: {} }),
    env({ fieldRef: { apiVersion: "v1" } }),
    env({ fieldRef: { apiVersion: "v2" } }),
  ],
  [
    "requests that follow from limits",
    inContainer({ resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { memory: "1Gi" } } }),
    inContainer({ resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1000m", memory: "1Gi" } } }),
    inContainer({ resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "2", memory: "1Gi" } } }),
  ],
];

describe("what the API server fills in", () => {
  test.each(DEFAULTS)("%s is no change, and another value is one", (_field, absent, filled, other) => {
    expect(changesBetween(absent, filled)).toEqual([]);
    expect(changesBetween(filled, absent)).toEqual([]);
    expect(changesBetween(absent, other)).toHaveLength(1);
    expect(changesBetween(other, absent)).toHaveLength(1);
  });

  test.each(DEFAULTS)("%s is still a difference to Kubernetes", (_field, absent, filled) => {
    expect(isSameTemplate(absent, filled)).toBe(false);
    expect(sameness(absent, filled)).toBe("defaults");
  });
});

test("a value that is filled in differently on each side is told", () => {
  const [before, after] = [inContainer({ image: "web:1" }), inContainer({ image: "web", imagePullPolicy: "Always" })];
  expect(textsOf(changesBetween(before, after).map(({ subject }) => subject))).toEqual(["image", "imagePullPolicy"]);
});

test("a field is told raw, without what would be filled in", () => {
  const [change] = changesBetween(
    aPodTemplate(),
    aPodTemplate({ container: { livenessProbe: { httpGet: { port: 80 } } } }),
  );
  expect(change?.after).toEqual({ httpGet: { port: 80 } });
});
