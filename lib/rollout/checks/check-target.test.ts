import { asItIs } from "@/lib/testing/as-it-is";
import { expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aCondition, aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { theSurroundings } from "@/lib/testing/surroundings";
import { checksOf } from "./checks";
import type { StoredRevision } from "../workload/workload";

const HISTORY = "deployment.kubernetes.io/revision-history";

test("the revision that a rollback left behind is told", () => {
  const web = aDeployment({ image: "web:1" });
  const current = aReplicaSet(web, { revision: 3, annotations: { [HISTORY]: "1" } });
  const left = aReplicaSet(web, { revision: 2, image: "web:2" });
  const check = (target: StoredRevision) =>
    inEnglish(checksOf(web, [current, left], target, theSurroundings(), asItIs)).find(
      ({ code }) => code === "rolled-back-from",
    );

  expect(check(left)).toMatchObject({
    state: "warn",
    sentence: { text: "The rollback to what runs now left revision 2 behind: this would undo that rollback." },
  });
  expect(check(current)?.state).toBe("ok");
});

test.each<[string, Partial<Parameters<typeof aReplicaSet>[1] & object>, string | null, string, string]>([
  ["pods are available", { replicas: 1 }, null, "ok", "Revision 1 has 1 available pod now."],
  [
    "its deadline was exceeded",
    {},
    "ProgressDeadlineExceeded",
    "bad",
    "Revision 1 did not become available within its deadline.",
  ],
  [
    "pods are wanted and none is available",
    { replicas: 2, available: 0 },
    null,
    "warn",
    "Revision 1 wants 2 pods and none of them is available.",
  ],
  [
    "it was once seen available",
    {},
    "NewReplicaSetAvailable",
    "ok",
    "Revision 1 became available when it was rolled out.",
  ],
  [
    "nothing is recorded",
    {},
    null,
    "ok",
    "Nothing says that revision 1 failed to become available; without pods no record is kept.",
  ],
])("never available: %s", (_what, options, reason, state, text) => {
  const said = reason === "NewReplicaSetAvailable" ? "has successfully progressed." : "has timed out progressing.";
  const conditions = [
    aCondition(
      "Progressing",
      "True",
      reason ?? "ProgressDeadlineExceeded",
      `ReplicaSet "${reason ? "web-hash1" : "web-hash2"}" ${said}`,
    ),
  ];
  const web = aDeployment({ image: "web:2", conditions });
  const target = aReplicaSet(web, { revision: 1, image: "web:1", ...options });

  const found = inEnglish(checksOf(web, [target], target, theSurroundings(), asItIs)).find(
    ({ code }) => code === "never-available",
  );
  expect([found?.state, found?.sentence.text]).toEqual([state, text]);
});
