import { expect, test } from "vitest";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { textsOf } from "@/lib/testing/texts-of";
import type { Metadata } from "../objects/objects";
import type { Workload } from "../workload/workload";
import { explainFailedTest, meanwhileOf, type FailedTest } from "./undo-outcome";

const planned = aDeployment({ image: "web:3" });
const target = aReplicaSet(planned, { image: "web:1" });
const paused = (workload: Workload): Workload => ({ ...workload, spec: { ...workload.spec, paused: true } });

test.each<[string, Workload, boolean, FailedTest]>([
  [
    "another object under the same name",
    aDeployment({ image: "web:1", metadata: { uid: "another" } }),
    false,
    "recreated",
  ],
  ["somebody rolled back before us", aDeployment({ image: "web:1" }), false, "already-there"],
  [
    "somebody rolled back before us, but it is paused and we resume",
    paused(aDeployment({ image: "web:1" })),
    true,
    "changed-meanwhile",
  ],
  ["somebody shipped", aDeployment({ image: "web:4" }), false, "changed-meanwhile"],
  ["somebody shipped and paused", paused(aDeployment({ image: "web:4" })), false, "changed-meanwhile"],
  ["somebody paused (T46)", paused(planned), false, "paused"],
  ["a pause does not matter where we resume", paused(planned), true, "unexplained"],
  [
    "nothing that was tested differs",
    aDeployment({ image: "web:3", annotations: { team: "a" } }),
    false,
    "unexplained",
  ],
])("%s", (_name, now, resume, expected) => {
  expect(explainFailedTest({ planned, now, target, resume })).toBe(expected);
});

const wrote = (manager: string, time: string, fields: string[]): NonNullable<Metadata["managedFields"]>[number] => ({
  manager,
  operation: "Update",
  time,
  fieldsV1: { "f:spec": Object.fromEntries(fields.map((field) => [field, {}])) },
});

test("tells what was shipped meanwhile, by whom and when", () => {
  const managedFields = [
    wrote("ci", "2026-01-01T03:14:00Z", ["f:template"]),
    wrote("kubectl-set", "2026-01-01T03:15:00Z", ["f:replicas", "f:template"]),
    wrote("autoscaler", "2026-01-01T03:16:00Z", ["f:replicas"]),
    { manager: "kube-controller-manager", time: "2026-01-01T03:17:00Z", fieldsV1: { "f:status": {} } },
    { ...wrote("odd-webhook", "2026-01-01T03:18:00Z", ["f:template"]), subresource: "status" },
  ];
  const now = aDeployment({ image: "web:4", metadata: { managedFields } });
  const { changes, ...writer } = meanwhileOf({ now, seen: aPodTemplate({ image: "web:3" }) });
  expect({ changes: textsOf(changes), ...writer }).toEqual({
    changes: ["image web:3 → 4"],
    by: "kubectl-set",
    at: "2026-01-01T03:15:00Z",
  });
});

test("names nobody and compares nothing where neither is known", () => {
  expect(meanwhileOf({ now: planned, seen: undefined })).toEqual({ changes: [], by: null, at: null });
});
