import type { Plain } from "@/lib/testing/as-it-is";
import type { PodCondition } from "@/lib/rollout/objects/pod-objects";
import { expect, test } from "vitest";
import type { JsonObject } from "../objects/objects";
import { aPod, aPodEvent, atSecond, waiting } from "@/lib/testing/pods";
import { diagnose, probed, rollingOut } from "@/lib/testing/stuck-rollout";

const APART: JsonObject = {
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: { app: "web" } }, topologyKey: "kubernetes.io/hostname" },
      ],
    },
  },
};
const unschedulable = (message: string): Plain<PodCondition> => ({
  type: "PodScheduled",
  status: "False",
  reason: "Unschedulable",
  message,
  lastTransitionTime: atSecond(1),
});
const RULED_OUT = "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules.";
const strict = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } };

function stuck(message: string, { spec = APART, strategy = strict, nodes = ["node-1", "node-2"] } = {}) {
  const given = rollingOut(probed({}, "web:2", spec), { spec: strategy });
  const old = nodes.map((node, place) => aPod(given.old, { name: `old-${place}`, node }));
  const pod = aPod(given.current, { node: null, conditions: [unschedulable(message)] });
  return diagnose(given, [...old, pod]).findings.filter(({ code }) => code !== "deadline-ahead");
}

test("old and new pods that wait for each other are one finding, with what breaks it", () => {
  const findings = stuck(RULED_OUT);

  expect(findings.map(({ code, weight }) => [code, weight])).toEqual([["old-pods-in-the-way", "cause"]]);
  expect(findings[0]?.sentence.text).toBe(
    "Old and new pods wait for each other: no node takes 1 of 1 new pod, as 2 of 2 nodes are ruled out by the pods' affinity to other pods that are this rollout's own, and no old pod may go before a new one is available.",
  );
  expect(findings[0]?.advice.text).toMatch(/maxSurge to 0 and maxUnavailable to 1/);
  expect(findings[0]?.evidence).toContainEqual(
    expect.objectContaining({
      field: "spec.strategy.rollingUpdate",
      meaning: expect.objectContaining({ text: "maxSurge 1, maxUnavailable 0: 1 more than 2, 0 fewer" }),
    }),
  );
});

test("the same where the host's port is taken by old pods, and beside nodes that are not for them", () => {
  const ports = "0/2 nodes are available: 2 node(s) didn't have free ports for the requested pod ports.";
  const tainted =
    "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) didn't match pod anti-affinity rules.";

  expect(stuck(ports, { spec: {} })[0]?.code).toBe("old-pods-in-the-way");
  expect(stuck(tainted)[0]?.code).toBe("old-pods-in-the-way");
});

test.each([
  [
    "an old pod may go first",
    RULED_OUT,
    { strategy: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } } },
  ],
  ["others' pods are in the way too", RULED_OUT, { nodes: ["node-1"] }],
  ["the rule is about other pods", RULED_OUT, { spec: {} }],
  ["something else is short", `${RULED_OUT.replace(/\.$/, "")}, 1 Insufficient cpu.`, {}],
])("they do not where %s", (_, message, options) => {
  expect(stuck(message, options)[0]).toMatchObject({ code: "unschedulable" });
});

test("a port that Recreate frees is no deadlock", () => {
  const strategy = { strategy: { type: "Recreate" } } as unknown as typeof strict;
  expect(stuck(RULED_OUT, { strategy })[0]).toMatchObject({ code: "unschedulable" });
});

test.each([
  [
    'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) old-1',
    {},
    /this rollout's own old pod old-1 has it on node node-2 \(1 of 1 new pod\)/,
    /strategy Recreate, or scale the Deployment to 0/,
  ],
  [
    'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
    {},
    /this rollout's own old pod old-1 has it on node node-2/,
    /strategy Recreate/,
  ],
  [
    'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) old-1',
    { deletionTimestamp: atSecond(80) },
    /own old pod old-1, which is still ending, has it/,
    /once that pod is gone/,
  ],
  [
    'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) report-1',
    {},
    /another node still has it, for pod report-1/,
    /no pod on the other node/,
  ],
])("whose the volume is: %s %j", (message, ending, says, advice) => {
  const given = rollingOut(probed({}));
  const old = aPod(given.old, { name: "old-1", node: "node-2", ...ending });
  const pod = aPod(given.current, { containers: [waiting("ContainerCreating")] });
  const [finding] = diagnose(given, [old, pod], [aPodEvent(pod, "FailedAttachVolume", message)]).findings;

  expect(finding).toMatchObject({ code: "volume-not-mounted", weight: "cause" });
  expect(finding?.sentence.text).toMatch(says);
  expect(finding?.advice.text).toMatch(advice);
});
