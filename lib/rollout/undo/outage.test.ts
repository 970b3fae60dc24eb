import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { outageCheck } from "../checks/check-outage";
import type { Workload } from "../workload/workload";
import { outageOf } from "./outage";

const RECREATE = { type: "Recreate" };
const rolling = (maxUnavailable: number | string) => ({ rollingUpdate: { maxUnavailable, maxSurge: 1 } });

function given(strategy: NonNullable<Workload["spec"]["strategy"]>, pods: number, targetPods = 0, replicas = 3) {
  const web = aDeployment({ replicas, spec: { strategy } });
  const target = aReplicaSet(web, { revision: 1, replicas: targetPods });
  const current = aReplicaSet(web, { revision: 2, replicas: pods });
  return [web, [target, current], target] as const;
}

test.each([
  ["Recreate ends all before it makes one", given(RECREATE, 3), { kind: "all-down-first", down: 3, kept: 0 }],
  ["Recreate keeps what the target has already", given(RECREATE, 1, 2), { kind: "all-down-first", down: 1, kept: 2 }],
  ["Recreate without pods ends none", given(RECREATE, 0), null],
  ["Recreate that is scaled to zero serves nobody anyway", given(RECREATE, 1, 0, 0), null],
  ["a rolling update keeps some", given(rolling("25%"), 3), null],
  ["a rolling update may end all", given(rolling("100%"), 3), { kind: "may-go-down-first", down: 3, kept: 0 }],
  ["a rolling update of one may end it", given(rolling(1), 1, 0, 1), { kind: "may-go-down-first", down: 1, kept: 0 }],
  ["a rolling update of the default ends none", given({}, 1, 0, 1), null],
])("%s", (_, [workload, owned, target], outage) => {
  expect(outageOf(workload, owned, target)).toEqual(outage);
});

test.each([
  [
    given(RECREATE, 3),
    "warn",
    "Recreate takes all 3 pods that run now down before a new one starts: nothing serves meanwhile.",
  ],
  [
    given(RECREATE, 1, 2),
    "warn",
    "With Recreate the other pod goes down first: 2 of the older version serve meanwhile.",
  ],
  [given(rolling(1), 1, 0, 1), "warn", /lets the only pod that runs now go before a new one is ready/],
  [given(rolling("25%"), 3), "ok", "The strategy keeps pods serving while others are replaced."],
  [given(RECREATE, 0), "not-applicable", "There are no pods to replace."],
])("the check says so: %#", (facts, state, text) => {
  const check = inEnglish(outageCheck(...facts));

  expect(check.state).toBe(state);
  expect(check.sentence.text).toMatch(text);
});
