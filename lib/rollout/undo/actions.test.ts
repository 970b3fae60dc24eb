import { describe, expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { aDeployment, aPodTemplate } from "@/lib/testing/objects";
import { planPause, planRestart, planResume } from "./actions";

const web = aDeployment();
const paused = aDeployment({ spec: { paused: true } });
const dying = aDeployment({ metadata: { deletionTimestamp: "2026-01-02T00:00:00Z" } });
const uid = web.metadata.uid;
const now = new Date("2026-01-01T03:14:15.926Z");

test("pause sets one field, for this object only (T73)", () => {
  expect(planPause(web)).toEqual({ kind: "strategic-merge", body: { metadata: { uid }, spec: { paused: true } } });
});

test("pausing twice is refused (T74)", () => {
  expect(planPause(paused)).toEqual({ kind: "refused", code: "already-paused" });
});

describe("resume (T75)", () => {
  const plan = planResume(paused);
  const body = plan.kind === "json-patch" ? plan.body : [];

  test("removes the field and nothing else", () => {
    const { paused: _paused, ...spec } = paused.spec;
    expect(applyJsonPatch(paused, body)).toEqual({ ...paused, spec });
  });
  test("does not hold once the pending template is another", () => {
    const shipped = { ...paused, spec: { ...paused.spec, template: aPodTemplate({ image: "web:hotfix" }) } };
    expect(applyJsonPatch(shipped, body)).toBe("refused");
  });
  test("does not hold for another object, nor once somebody has resumed", () => {
    expect(applyJsonPatch({ ...paused, metadata: { ...paused.metadata, uid: "another" } }, body)).toBe("refused");
    expect(applyJsonPatch(web, body)).toBe("refused");
    expect(applyJsonPatch({ ...paused, spec: { ...paused.spec, paused: false } }, body)).toBe("refused");
  });
});

test("resuming what is not paused is refused (T76)", () => {
  expect(planResume(web)).toEqual({ kind: "refused", code: "not-paused" });
  expect(planResume(aDeployment({ spec: { paused: false } }))).toEqual({ kind: "refused", code: "not-paused" });
});

describe("restart", () => {
  const restartedAt = (value: string) =>
    aDeployment({ template: aPodTemplate({ annotations: { "kubectl.kubernetes.io/restartedAt": value } }) });
  const template = { metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": "2026-01-01T03:14:15Z" } } };

  test("marks the template, to the second, whether it has annotations or not (T78)", () => {
    const expected = { kind: "strategic-merge", body: { metadata: { uid }, spec: { template } } };
    expect(planRestart(web, { now })).toEqual(expected);
    expect(planRestart(restartedAt("2026-01-01T03:14:14Z"), { now })).toEqual(expected);
  });
  test("takes a reason along, byte for byte, unless it is blank", () => {
    const annotations = { "kubernetes.io/change-cause": " 재시작\n" };
    expect(planRestart(web, { now, reason: " 재시작\n" })).toMatchObject({ body: { metadata: { uid, annotations } } });
    expect(planRestart(web, { now, reason: " \n" })).toEqual(planRestart(web, { now }));
  });
  test("is refused while paused (T79)", () => {
    expect(planRestart(paused, { now })).toEqual({ kind: "refused", code: "paused" });
  });
  test.each(["2026-01-01T03:14:15Z", "2026-01-01T12:14:15+09:00"])(
    "is refused within the second of the last one, %s",
    (value) => {
      expect(planRestart(restartedAt(value), { now })).toEqual({ kind: "refused", code: "restarted-just-now" });
    },
  );
  test("does not mind a mark that is no time", () => {
    expect(planRestart(restartedAt("yesterday"), { now })).toMatchObject({ kind: "strategic-merge" });
  });
});

test("what is being deleted is left alone (T98)", () => {
  const refused = { kind: "refused", code: "being-deleted" };
  expect([planPause(dying), planResume(dying), planRestart(dying, { now })]).toEqual([refused, refused, refused]);
});
