import { expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { planUndo, type UndoInput } from "./undo";

const ROLLBACKS = "rewind/rollbacks";
const REVISION = "deployment.kubernetes.io/revision";
const RECORD = { by: "somebody", at: "2026-01-02T00:00:00.000Z" };

const web = aDeployment({ image: "web:3", revision: 3 });
const first = aReplicaSet(web, { revision: 1, image: "web:1" });
const third = aReplicaSet(web, { revision: 3, image: "web:3" });
const strange = { ...third, metadata: { ...third.metadata, annotations: { [REVISION]: "abc" } } };

function after(more: Partial<UndoInput> = {}) {
  const wish = { workload: web, stored: [first, third], to: first.metadata.uid, resume: false, record: RECORD };
  const plan = planUndo({ ...wish, annotations: "keep", ...more });
  const result = plan.kind === "patch" ? applyJsonPatch(more.workload ?? web, plan.operations) : "refused";
  if (result === "refused") throw new Error(`nothing holds: ${plan.kind}`);
  return result;
}
const recordsAfter = (more: Partial<UndoInput> = {}): unknown =>
  JSON.parse(after(more).metadata.annotations?.[ROLLBACKS] ?? "[]");

test("names who went from which revision to which, when and why", () => {
  expect(recordsAfter({ reason: "checkout answers 500" })).toEqual([
    {
      to: first.metadata.uid,
      toNumber: "4",
      from: third.metadata.uid,
      fromNumber: "3",
      ...RECORD,
      reason: "checkout answers 500",
    },
  ]);
});
test.each<[string, Partial<UndoInput>, object]>([
  ["names none where no revision has the live template yet", { stored: [first] }, { from: null, fromNumber: null }],
  [
    "names the revision that was left where its number cannot be read",
    { stored: [first, strange] },
    { from: third.metadata.uid, fromNumber: null },
  ],
  ["takes a blank reason for none", { reason: " " }, { reason: null }],
])("%s", (_name, more, expected) => {
  expect(recordsAfter(more)).toMatchObject([expected]);
});
test("comes behind the earlier ones", () => {
  const [earlier] = recordsAfter() as object[];
  const workload = aDeployment({
    image: "web:3",
    annotations: { [ROLLBACKS]: JSON.stringify([{ ...earlier, to: "x" }]) },
  });
  expect(recordsAfter({ workload })).toMatchObject([{ to: "x" }, { to: first.metadata.uid }]);
});
test("is not written as kubectl, which knows of none (T38)", () => {
  expect(after({ annotations: "kubectl" }).metadata.annotations).not.toHaveProperty(ROLLBACKS);
});
test("never stands in the template", () => {
  expect(JSON.stringify(after().spec.template)).not.toContain("rewind");
});

test("the reason of one rollback is not carried on by the next: the revision's own cause is, if it has one", () => {
  const CAUSE = "kubernetes.io/change-cause";
  const back = { to: first.metadata.uid, toNumber: "3", from: null, fromNumber: "2", ...RECORD, reason: "500" };
  const workload = aDeployment({ image: "web:3", revision: 3, annotations: { [ROLLBACKS]: JSON.stringify([back]) } });
  const own = JSON.stringify({ storedRevision: first.metadata.uid, cause: "the release" });
  const said = (annotations: Record<string, string>) => ({
    ...first,
    metadata: { ...first.metadata, annotations: { [REVISION]: "1", [CAUSE]: "500", ...annotations } },
  });
  const causeAfter = (target: typeof first) =>
    after({ workload, stored: [target, third] }).metadata.annotations?.[CAUSE];

  expect(causeAfter(said({ "rewind/own-cause": own }))).toBe("the release");
  expect(causeAfter(said({}))).toBeUndefined();
  const again = after({ workload, stored: [said({}), third], reason: "slow" }).metadata.annotations;
  expect(again).toMatchObject({ [CAUSE]: "slow" });
  expect(again).not.toHaveProperty("rewind/own-cause");
});
