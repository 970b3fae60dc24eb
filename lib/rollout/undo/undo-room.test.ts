import { describe, expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { annotationsOnceBack } from "../kinds/deployment-annotations";
import { planUndo, type UndoInput } from "./undo";

const CAUSE = "kubernetes.io/change-cause";
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const ROLLBACKS = "rewind/rollbacks";
const OWN_CAUSE = "rewind/own-cause";
const LIMIT = 262_144;

const bytesOf = (annotations: Record<string, string> = {}) =>
  Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);

/** A Deployment at its second revision whose annotations leave `room` bytes, and its two ReplicaSets. */
function cramped(room: number, more: Record<string, string> = {}, filler = LAST_APPLIED) {
  const others = { "deployment.kubernetes.io/revision": "2", [CAUSE]: "second", ...more };
  const used = bytesOf(others) + Buffer.byteLength(filler);
  const workload = aDeployment({
    image: "web:2",
    revision: 2,
    annotations: { ...others, [filler]: "x".repeat(LIMIT - used - room) },
  });
  const kept = { "deployment.kubernetes.io/desired-replicas": "3", "deployment.kubernetes.io/max-replicas": "4" };
  const one = aReplicaSet(workload, { revision: 1, image: "web:1", annotations: { ...kept, [CAUSE]: "first" } });
  const two = aReplicaSet(workload, { revision: 2, image: "web:2", annotations: { ...kept, [CAUSE]: "second" } });
  return { workload, one, two };
}

function outcomeOf({ workload, one, two }: ReturnType<typeof cramped>, more: Partial<UndoInput> = {}) {
  const plan = planUndo({
    workload,
    stored: [one, two],
    to: one.metadata.uid,
    resume: false,
    annotations: "keep",
    record: { by: "ada", at: "2026-01-02T00:00:00.000Z" },
    ...more,
  });
  if (plan.kind !== "patch") throw new Error(`expected a patch, got ${plan.kind}`);
  const after = applyJsonPatch(workload, plan.operations);
  if (after === "refused") throw new Error("the patch does not hold");
  const { annotations = {} } = after.metadata;
  expect(bytesOf(annotations)).toBeLessThanOrEqual(LIMIT);
  expect(after.spec.template.spec?.containers?.[0]?.image).toBe("web:1");
  const reasons = JSON.parse(annotations[ROLLBACKS] ?? "[]") as { reason: string | null }[];
  return {
    gaveWay: plan.gaveWay,
    cause: annotations[CAUSE],
    own: annotations[OWN_CAUSE],
    reasons: reasons.map(({ reason }) => reason),
  };
}

const earlier = (reason: string) => ({ to: "x", by: "bob", at: "2026-01-01T00:00:00Z", reason });
const REASON = "checkout answers 500";

describe("what Rewind notes of a rollback gives way to the room that annotations have", () => {
  test("nothing does while there is room", () => {
    expect(outcomeOf(cramped(1_000), { reason: REASON })).toMatchObject({
      gaveWay: [],
      cause: REASON,
      reasons: [REASON],
    });
  });
  test("with 60 bytes left the rollback is done without its record, and carries the revision's own cause", () => {
    expect(outcomeOf(cramped(60))).toEqual({ gaveWay: ["record"], cause: "first", own: undefined, reasons: [] });
  });
  test("earlier records go first, the oldest before the others", () => {
    const list = JSON.stringify([earlier("a".repeat(300)), earlier("b".repeat(50))]);
    expect(outcomeOf(cramped(100, { [ROLLBACKS]: list }), { reason: REASON })).toMatchObject({
      gaveWay: ["earlier-records"],
      reasons: ["b".repeat(50), REASON],
    });
  });
  test("where this one does not fit even alone, the earlier ones stay", () => {
    const list = JSON.stringify([earlier("a")]);
    expect(outcomeOf(cramped(20, { [ROLLBACKS]: list }))).toMatchObject({ gaveWay: ["record"], reasons: ["a"] });
  });
  test("then the text that a reason displaces", () => {
    expect(outcomeOf(cramped(60), { reason: REASON })).toEqual({
      gaveWay: ["record", "own-cause"],
      cause: REASON,
      own: undefined,
      reasons: [],
    });
  });
  test("then the reason", () => {
    expect(outcomeOf(cramped(5), { reason: REASON })).toMatchObject({
      gaveWay: ["record", "own-cause", "reason"],
      cause: "first",
    });
  });
  test("and at last the change cause, rather than that it is refused", () => {
    const { workload, one, two } = cramped(0);
    const long = {
      ...one,
      metadata: { ...one.metadata, annotations: { ...one.metadata.annotations, [CAUSE]: "a longer cause" } },
    };
    expect(outcomeOf({ workload, one: long, two })).toMatchObject({
      gaveWay: ["record", "change-cause"],
      cause: undefined,
    });
  });
  test("bytes count, not characters", () => {
    expect(outcomeOf(cramped(60), { reason: "결제".repeat(11) })).toMatchObject({ cause: "결제".repeat(11) });
    expect(outcomeOf(cramped(60), { reason: "결제".repeat(12) })).toMatchObject({ cause: "first" });
  });
  test("kubectl's way needs room for the reason only, and does without", () => {
    const annotations = "kubectl";
    expect(outcomeOf(cramped(60), { annotations, reason: REASON })).toMatchObject({
      gaveWay: ["own-cause"],
      cause: REASON,
    });
    expect(outcomeOf(cramped(2), { annotations, reason: REASON })).toMatchObject({
      gaveWay: ["own-cause", "reason"],
      cause: "first",
    });
    expect(outcomeOf(cramped(2), { annotations })).toMatchObject({ gaveWay: [], cause: "first" });
  });
});

test("the copy on the ReplicaSet must have room too: else the controller could not bring it back", () => {
  // Nothing is bookkeeping here, so that the ReplicaSet, which has its own besides, is as full as the Deployment.
  const full = cramped(250, {}, "team.io/story");
  const { workload, one } = full;
  const wanted = new Map(Object.entries(workload.metadata.annotations ?? {}));
  expect(bytesOf(Object.fromEntries(annotationsOnceBack(one, wanted)))).toBeGreaterThan(LIMIT - 250);
  expect(outcomeOf(full)).toMatchObject({ gaveWay: ["record"] });
});
