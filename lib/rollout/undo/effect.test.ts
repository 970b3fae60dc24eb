import { describe, expect, test } from "vitest";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import { type Effect, effectOfPause, effectOfRestart, effectOfResume, effectOfUndo } from "./effect";
import type { Workload } from "../workload/workload";

const planned = aDeployment({ image: "web:3" });
const target = aReplicaSet(planned, { image: "web:1" });
const AT = "2026-01-02T00:00:00.000Z";
const paused = (workload: Workload): Workload => ({ ...workload, spec: { ...workload.spec, paused: true } });
const another = { ...planned, metadata: { ...planned.metadata, uid: "another" } };

function recorded(image: string, at = AT): Workload {
  const entry = { to: target.metadata.uid, from: null, fromNumber: null, by: "me", at, reason: null };
  return aDeployment({ image, annotations: { "rewind/rollbacks": JSON.stringify([entry]) } });
}

test.each<[string, Workload, Effect | null]>([
  ["its template and its record are there", recorded("web:1"), "took-effect"],
  ["its record is there, and admission or somebody else changed the template", recorded("web:1-a"), "took-effect"],
  ["its template is there without a record", aDeployment({ image: "web:1" }), "took-effect"],
  ["nothing has changed", planned, null],
  ["nothing has changed but an earlier record is there", recorded("web:3", "2026-01-01T00:00:00.000Z"), null],
  ["somebody paused it: resumed, the patch holds again", paused(planned), null],
  ["somebody shipped", aDeployment({ image: "web:4" }), "overtaken"],
  ["it was created anew", another, "overtaken"],
])("a rollback: %s", (_what, now, effect) => {
  expect(effectOfUndo({ planned, target, resume: false, at: AT }, now)).toBe(effect);
});

test("a rollback that resumes as well has not taken effect while it is paused on the old template", () => {
  const sent = { planned: paused(planned), target, resume: true, at: AT };
  expect(effectOfUndo(sent, paused(planned))).toBe(null);
  expect(effectOfUndo(sent, recorded("web:1"))).toBe("took-effect");
});

describe("pause, resume and restart", () => {
  const MARK = "2026-01-02T00:00:00Z";
  const marked = (at: string) =>
    aDeployment({ template: aPodTemplate({ annotations: { "kubectl.kubernetes.io/restartedAt": at } }) });

  test.each<[string, Effect | null, Effect | null]>([
    ["a pause took effect", effectOfPause(planned, paused(planned)), "took-effect"],
    ["a pause can still come", effectOfPause(planned, planned), null],
    ["a pause of another object cannot", effectOfPause(planned, paused(another)), "overtaken"],
    ["a resume took effect", effectOfResume(paused(planned), planned), "took-effect"],
    ["a resume can still come", effectOfResume(paused(planned), paused(planned)), null],
    [
      "a resume of another template cannot",
      effectOfResume(paused(planned), paused(aDeployment({ image: "web:4" }))),
      "overtaken",
    ],
    ["a restart took effect", effectOfRestart(planned, marked(MARK), MARK), "took-effect"],
    ["another restart is not this one", effectOfRestart(planned, marked("2026-01-02T00:00:09Z"), MARK), null],
    ["a restart of another object cannot", effectOfRestart(planned, another, MARK), "overtaken"],
  ])("%s", (_what, effect, expected) => {
    expect(effect).toBe(expected);
  });
});
