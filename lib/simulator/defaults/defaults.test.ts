import { expect, test } from "vitest";
import { ADMIN } from "../api/actor";
import { resource } from "../resources";
import { Simulator } from "../simulator";
import { withDefaults } from "./defaults";

const metadata = { name: "small", uid: "", resourceVersion: "", creationTimestamp: "" };
const limits = (limit: object) =>
  withDefaults({ apiVersion: "v1", kind: "LimitRange", metadata, spec: { limits: [limit] } })["spec"];

test("a limit range that says only how much is allowed gives as much to containers that say nothing", () => {
  expect(limits({ type: "Container", max: { cpu: "500m" }, min: { cpu: "10m", memory: "1Mi" } })).toEqual({
    limits: [
      {
        type: "Container",
        max: { cpu: "500m" },
        min: { cpu: "10m", memory: "1Mi" },
        default: { cpu: "500m" },
        defaultRequest: { cpu: "500m", memory: "1Mi" },
      },
    ],
  });
});

test("what it gives by name stays, and one for pods gives nothing", () => {
  const named = { type: "Container", max: { cpu: "1" }, default: { cpu: "200m" }, defaultRequest: { cpu: "100m" } };
  expect(limits(named)).toEqual({ limits: [named] });
  expect(limits({ type: "Pod", max: { cpu: "1" } })).toEqual({ limits: [{ type: "Pod", max: { cpu: "1" } }] });
});

test.each(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"])(
  "the template of a %s has a time of none",
  (kind) => {
    const template = { metadata: { labels: { app: "web" } }, spec: { containers: [] } };
    const object = { apiVersion: "apps/v1", kind, metadata: {} as never, spec: { template } };

    expect(withDefaults(object)).toMatchObject({
      spec: { template: { metadata: { creationTimestamp: null, labels: { app: "web" } } } },
    });
  },
);

test("nobody is said to have written the time of none", () => {
  const { registry } = new Simulator({ controllers: false });
  const template = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "web:1" }] } };
  const manifest = { metadata: { name: "web" }, spec: { selector: { matchLabels: { app: "web" } }, template } };

  const made = registry.create(resource("deployments"), "default", manifest, { user: ADMIN, manager: "test" });

  expect(JSON.stringify(made)).toContain('"creationTimestamp":null');
  expect(JSON.stringify(made.metadata.managedFields)).not.toContain("creationTimestamp");
});
