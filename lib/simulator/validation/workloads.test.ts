import { expect, test } from "vitest";
import type { JsonObject } from "../objects";
import { validateWorkload } from "./workloads";

function refusalsOf(strategy: JsonObject): string[] {
  const labels = { app: "web" };
  const container = { name: "web", image: "web:1", imagePullPolicy: "Always", terminationMessagePolicy: "File" };
  const template = {
    metadata: { labels },
    spec: { restartPolicy: "Always", dnsPolicy: "ClusterFirst", containers: [container] },
  };
  const spec = { replicas: 1, selector: { matchLabels: labels }, template, strategy };
  const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata: {} as never, spec };
  return validateWorkload(deployment).map(({ field, message }) => `${field}: ${message}`);
}

const rolling = (maxSurge: unknown, maxUnavailable: unknown) => ({
  type: "RollingUpdate",
  rollingUpdate: { maxSurge, maxUnavailable },
});
const UNAVAILABLE = "spec.strategy.rollingUpdate.maxUnavailable: Invalid value";

test("numbers and percentages of a rolling update are taken", () => {
  expect([rolling(1, 0), rolling(0, "100%"), rolling("150%", 2)].flatMap(refusalsOf)).toEqual([]);
});

test.each([
  [rolling(0, 0), `${UNAVAILABLE}: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: may not be 0`],
  [rolling("0%", "0%"), `${UNAVAILABLE}: intstr.IntOrString{Type:1, IntVal:0, StrVal:"0%"}: may not be 0`],
  [rolling(1, "150%"), `${UNAVAILABLE}: intstr.IntOrString{Type:1, IntVal:0, StrVal:"150%"}: must not be greater`],
  [rolling(1, -1), `${UNAVAILABLE}: -1: must be greater than or equal to 0`],
  [rolling(1, "many"), `${UNAVAILABLE}: intstr.IntOrString{Type:1, IntVal:0, StrVal:"many"}: a valid percent string`],
  [{ type: "Sometimes" }, 'spec.strategy: Unsupported value: apps.DeploymentStrategy{Type:"Sometimes"'],
])("the strategy %j is refused in upstream's words", (strategy, says) => {
  expect(refusalsOf(strategy)).toEqual([expect.stringContaining(says)]);
});
