import { expect, test } from "vitest";
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
