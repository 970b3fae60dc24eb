import { expect, test } from "vitest";
import { aPodTemplate } from "@/lib/testing/objects";
import { containersWithout, podUsage } from "./pod-usage";
import { quantityText } from "../objects/quantity-arithmetic";

const resources = (requests: object, limits: object = {}) => ({ resources: { requests, limits } }) as never;
const text = (template: ReturnType<typeof aPodTemplate>, resource: string) => {
  const usage = podUsage(template, resource);
  return usage && quantityText(usage);
};

test.each([
  ["pods", "1"],
  ["count/pods", "1"],
  ["cpu", "350m"],
  ["requests.cpu", "350m"],
  ["limits.cpu", "2"],
  ["memory", "192Mi"],
  ["limits.memory", "128Mi"],
  ["requests.nvidia.com/gpu", "1"],
  ["requests.ephemeral-storage", "0"],
  ["services", null],
  ["requests.storage", null],
  ["count/deployments.apps", null],
])("sums %s over the containers", (resource, expected) => {
  const template = aPodTemplate({
    container: resources({ cpu: "250m", memory: "64Mi" }, { cpu: "2", "nvidia.com/gpu": 1 }),
    sidecars: [{ name: "proxy", ...(resources({ cpu: "0.1" }, { memory: "128Mi" }) as object) }],
  });

  expect(text(template, resource)).toBe(expected);
});

test("an init container counts where it wants more than all that run, and a sidecar runs with them", () => {
  const init = (cpu: string, more: object = {}) => ({ name: `i${cpu}`, ...(resources({ cpu }) as object), ...more });
  const withInit = (...initContainers: object[]) =>
    text(
      aPodTemplate({ container: resources({ cpu: "1" }), spec: { initContainers: initContainers as never } }),
      "cpu",
    );

  expect(withInit(init("500m"))).toBe("1");
  expect(withInit(init("3"), init("2"))).toBe("3");
  expect(withInit(init("500m", { restartPolicy: "Always" }))).toBe("1500m");
  expect(withInit(init("1", { restartPolicy: "Always" }), init("3"))).toBe("4");
});

test("what is said for the whole pod counts instead", () => {
  const template = aPodTemplate({
    container: resources({ cpu: "1" }),
    spec: { resources: { requests: { cpu: "5" } } },
  });

  expect(text(template, "requests.cpu")).toBe("5");
});

test("names the containers that say nothing of what a quota wants of every container", () => {
  const template = aPodTemplate({
    container: resources({ cpu: "1" }, { memory: "1Gi" }),
    sidecars: [{ name: "proxy" }],
  });

  expect(containersWithout(template, "requests.cpu")).toEqual(["proxy"]);
  expect(containersWithout(template, "memory")).toEqual(["proxy"]);
  expect(containersWithout(template, "limits.cpu")).toEqual(["web", "proxy"]);
  expect(containersWithout(template, "pods")).toEqual([]);
  expect(containersWithout(template, "requests.ephemeral-storage")).toEqual([]);
});
