import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { denied } from "@/lib/testing/surroundings";
import { quotaChecks } from "./check-quota";
import type { JsonObject } from "../objects/objects";
import type { Workload } from "../workload/workload";
import type { Quota } from "./surroundings";

function aQuota(hard: JsonObject, used: JsonObject, scopes: Quota["scopes"] = []): Quota {
  return { name: "team", hard, used, scopes };
}

type Around = { cpu?: string; oldCpu?: string; strategy?: Workload["spec"]["strategy"]; replicas?: number };

function checks(quotas: Quota[], { cpu, oldCpu = cpu, strategy, replicas = 4 }: Around = {}) {
  const asking = (amount: string | undefined) =>
    aPodTemplate({ container: amount === undefined ? {} : { resources: { requests: { cpu: amount } } } });
  const web = aDeployment({ replicas, template: asking(oldCpu), spec: { ...(strategy && { strategy }) } });
  const target = aReplicaSet(web, { template: asking(cpu) });
  const found = inEnglish(quotaChecks(web, target, { kind: "found", value: quotas }));
  return found.map(({ state, sentence, evidence }) => ({
    state,
    text: sentence.text,
    evidence: evidence.map(({ field, value, meaning }) =>
      `${field?.text ?? ""} ${value ?? meaning?.text ?? ""}`.trim(),
    ),
  }));
}

const NO_UNAVAILABLE = { type: "RollingUpdate", rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } };

test("room for all is fine, and so is no quota", () => {
  expect(checks([aQuota({ pods: "5" }, { pods: "4" })])).toMatchObject([{ state: "ok" }]);
  expect(checks([])).toMatchObject([{ state: "ok", text: "No ResourceQuota counts the pods of this revision." }]);
  expect(checks([aQuota({ services: "1" }, { services: "1" })])).toMatchObject([{ state: "ok" }]);
});

test("no room for one pod, and no old one may go: it would stand still", () => {
  expect(checks([aQuota({ pods: "4" }, { pods: "4" })], { strategy: NO_UNAVAILABLE })).toEqual([
    {
      state: "bad",
      text: "ResourceQuota team has no room for a new pod, and no old pod may go before one is ready: the rollback would stand still. It needs 1 more pods of which 0 are free.",
      evidence: ["pods 4 used of 4"],
    },
  ]);
});

test("room for some of the surge, or old ones may go: slower", () => {
  expect(checks([aQuota({ pods: "5" }, { pods: "4" })], { strategy: NO_UNAVAILABLE })).toEqual([
    {
      state: "warn",
      text: "ResourceQuota team cannot hold all 2 pods that the rollback starts before old ones go, so it goes on more slowly: it needs 2 more pods of which 1 is free.",
      evidence: ["pods 5 used of 5".replace("5 used", "4 used")],
    },
  ]);
  expect(checks([aQuota({ pods: "4" }, { pods: "4" })])).toMatchObject([{ state: "warn" }]);
});

test("pods that ask for more than the old ones may not fit even in the end", () => {
  expect(checks([aQuota({ "requests.cpu": "6" }, { "requests.cpu": "4" })], { oldCpu: "1", cpu: "2" })).toEqual([
    {
      state: "bad",
      text: "ResourceQuota team cannot hold the rollback even after the old pods are gone: it needs 4 more requests.cpu of which 2 are free.",
      evidence: ["requests.cpu 4 used of 6"],
    },
  ]);
});

test("Recreate needs room only in the end", () => {
  const strategy = { type: "Recreate" };

  expect(checks([aQuota({ pods: "4" }, { pods: "4" })], { strategy })).toMatchObject([{ state: "ok" }]);
  expect(checks([aQuota({ cpu: "4" }, { cpu: "4" })], { strategy, cpu: "2", oldCpu: "1" })).toMatchObject([
    { state: "bad" },
  ]);
});

test("nothing to start, nothing to hold", () => {
  expect(checks([aQuota({ pods: "0" }, { pods: "0" })], { replicas: 0 })).toMatchObject([{ state: "ok" }]);
});

test("a quota wants every container to say its part", () => {
  expect(checks([aQuota({ "limits.memory": "1Gi" }, {})])).toEqual([
    {
      state: "warn",
      text: "ResourceQuota team wants limits.memory of every container, and web says none: pods are refused unless a LimitRange fills it in.",
      evidence: ["limits.memory hard 1Gi"],
    },
  ]);
});

test.each<[string, Quota["scopes"][number], Around, boolean]>([
  ["BestEffort", { name: "BestEffort", operator: "Exists", values: [] }, {}, true],
  ["BestEffort", { name: "BestEffort", operator: "Exists", values: [] }, { cpu: "1" }, false],
  ["NotBestEffort", { name: "NotBestEffort", operator: "Exists", values: [] }, { cpu: "1" }, true],
  ["NotBestEffort", { name: "NotBestEffort", operator: "Exists", values: [] }, {}, false],
  ["Terminating", { name: "Terminating", operator: "Exists", values: [] }, {}, false],
  ["NotTerminating", { name: "NotTerminating", operator: "Exists", values: [] }, {}, true],
  ["PriorityClass", { name: "PriorityClass", operator: "In", values: ["high"] }, {}, false],
  ["PriorityClass", { name: "PriorityClass", operator: "NotIn", values: ["high"] }, {}, true],
  ["PriorityClass", { name: "PriorityClass", operator: "DoesNotExist", values: [] }, {}, true],
  ["PriorityClass", { name: "PriorityClass", operator: "Exists", values: [] }, {}, false],
])("scope %s %o of pods %o", (_name, scope, around, counts) => {
  const [check] = checks([aQuota({ pods: "0" }, { pods: "0" }, [scope])], { ...around, strategy: NO_UNAVAILABLE });

  expect(check?.state).toBe(counts ? "bad" : "ok");
});

test("without the right, it is not known", () => {
  const web = aDeployment();
  const missingRight = { verb: "list", resource: "resourcequotas", namespace: "shop" };

  expect(inEnglish(quotaChecks(web, aReplicaSet(web), denied(missingRight)))).toEqual([
    {
      code: "quota",
      state: "unknown",
      sentence: expect.objectContaining({
        text: "Quota could not be checked: no right to list resourcequotas in namespace shop.",
      }),
      evidence: [],
      next: null,
      missingRight,
    },
  ]);
});
