import { expect, test } from "vitest";
import { aCondition, aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { aPod, atSecond } from "@/lib/testing/pods";
import { endingPods, mayStillEnd, terminatingOf } from "./terminating-pods";

const done = { ...aCondition("Progressing", "True", "NewReplicaSetAvailable"), lastUpdateTime: atSecond(0) };
const web = aDeployment({ image: "web:2", conditions: [done] });
const slow = aPodTemplate({ image: "web:1", spec: { terminationGracePeriodSeconds: 60 } });
const old = aReplicaSet(web, { revision: 1, template: slow });
const current = aReplicaSet(web, { revision: 2, replicas: 3 });
const at = (second: number) => Date.parse(atSecond(second));

test.each([
  ["within the grace period of an older revision", web, [old, current], 59, true],
  ["a little later", web, [old, current], 89, true],
  ["long after it", web, [old, current], 91, false],
  ["where there is no older revision", web, [current], 1, false],
  [
    "where the cluster counts them",
    { ...web, status: { ...web.status, terminatingReplicas: 0 } },
    [old, current],
    1,
    false,
  ],
  ["while it rolls out", aDeployment({ image: "web:2", status: { updatedReplicas: 1 } }), [old, current], 1, false],
])("pods are looked for after the end %s", (_, workload, stored, second, expected) => {
  expect(mayStillEnd(workload, stored, at(second))).toBe(expected);
});

test("counts what is told to end, of whatever revision, and waits for the last of the older ones", () => {
  const deletionTimestamp = atSecond(90);
  const ending = aPod(old, { name: "ending", deletionTimestamp });
  const failed = aPod(old, { name: "failed", phase: "Failed" });
  const foreign = aPod({ ...old, metadata: { ...old.metadata, uid: "foreign" } }, { name: "f", deletionTimestamp });
  const serving = aPod(current, { name: "serving" });

  expect(endingPods(web, [old, current], [ending, failed, foreign, serving])).toEqual({ ending: 1, left: true });
  expect(endingPods(web, [old, current], [aPod(old), serving])).toEqual({ ending: 0, left: true });
  expect(endingPods(web, [old, current], [failed, foreign, serving])).toEqual({ ending: 0, left: false });
});

test("a cluster that counts is believed", () => {
  expect(terminatingOf(web)).toBeNull();
  expect(terminatingOf({ ...web, status: { ...web.status, terminatingReplicas: 2 } })).toBe(2);
});
