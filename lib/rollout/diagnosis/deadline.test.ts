import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { aPod, atSecond, crashed } from "@/lib/testing/pods";
import { inEnglish } from "@/lib/testing/in-english";
import { diagnose, NOW, probed, rollingOut } from "@/lib/testing/stuck-rollout";
import { diagnosisOf } from "./diagnosis";
import type { Condition } from "../objects/objects";

const exceeded = (storedRevision: string) => ({
  ...aCondition(
    "Progressing",
    "False",
    "ProgressDeadlineExceeded",
    `ReplicaSet "${storedRevision}" has timed out progressing.`,
  ),
  lastUpdateTime: atSecond(30),
});

function deadlineOf(condition: Condition | null, spec = {}) {
  const given = rollingOut(probed(), { conditions: condition ? [condition] : [], spec });
  return diagnose(given, []).findings.find(({ code }) => code.startsWith("deadline"));
}

test("says when the deadline will be over, counted from the last progress", () => {
  const progress = { ...aCondition("Progressing", "True", "ReplicaSetUpdated"), lastUpdateTime: atSecond(5) };

  expect(deadlineOf(progress)).toMatchObject({
    code: "deadline-ahead",
    weight: "hint",
    sentence: { text: "Without progress the deadline of 10 min is over soon." },
    since: atSecond(5),
    due: new Date(Date.parse(atSecond(605))).toISOString(),
  });
});

test("a deadline of a day is told in hours, and is not over soon", () => {
  const progress = { ...aCondition("Progressing", "True", "ReplicaSetUpdated"), lastUpdateTime: atSecond(5) };

  expect(deadlineOf(progress, { progressDeadlineSeconds: 86_400 })?.sentence.text).toBe(
    "Without progress the deadline of 24 h will be over.",
  );
});

test("follows from a cause where one is known", () => {
  const given = rollingOut(probed());
  const { findings } = diagnose(given, [aPod(given.current, { containers: [crashed("Error", 1)] })]);

  expect(findings.map(({ code, weight }) => [code, weight])).toEqual([
    ["crashing", "cause"],
    ["deadline-ahead", "consequence"],
  ]);
});

test("says that the deadline is over", () => {
  expect(deadlineOf(exceeded("web-hash2"))).toMatchObject({
    code: "deadline-exceeded",
    weight: "consequence",
    since: atSecond(30),
    evidence: [{ kind: "Deployment", message: 'ReplicaSet "web-hash2" has timed out progressing.' }],
  });
});

test("a time-out of the revision that was rolled back is none", () => {
  expect(deadlineOf(exceeded("web-of-before"))).toBeUndefined();
});

test("after a fix it is complete again, without a finding (T87)", () => {
  const done = { ...aCondition("Progressing", "True", "NewReplicaSetAvailable"), lastUpdateTime: atSecond(40) };
  const web = aDeployment({ conditions: [done] });
  const current = aReplicaSet(web, { replicas: 3 });
  const pods = [1, 2, 3].map((number) => aPod(current, { name: `web-${number}` }));

  expect(
    inEnglish(diagnosisOf({ workload: web, stored: [current], pods, events: [], now: NOW, mask: asItIs })).findings,
  ).toEqual([]);
});

test.each([
  [
    "no deadline is set (T83)",
    { progressDeadlineSeconds: 2_147_483_647 },
    aCondition("Progressing", "True", "ReplicaSetUpdated"),
  ],
  ["it is paused", { paused: true }, aCondition("Progressing", "Unknown", "DeploymentPaused")],
  ["the rollout is complete", {}, aCondition("Progressing", "True", "NewReplicaSetAvailable")],
  ["there is no such condition", {}, null],
])("does not count where %s", (_, spec, condition) => {
  expect(deadlineOf(condition, spec)).toBeUndefined();
});
