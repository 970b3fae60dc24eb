import { describe, expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import type { Workload, StoredRevision } from "../workload/workload";
import { planUndo, type UndoInput } from "./undo";

const CAUSE = "kubernetes.io/change-cause";
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const REVISION = "deployment.kubernetes.io/revision";
const ROLLBACKS = "rewind/rollbacks";
const ROLLBACK_TO = "deprecated.deployment.rollback.to";

const web = aDeployment({
  image: "web:3",
  revision: 3,
  annotations: { team: "a", [LAST_APPLIED]: "{}", [CAUSE]: "c3", [ROLLBACK_TO]: "1" },
});
const first = aReplicaSet(web, {
  revision: 1,
  image: "web:1",
  annotations: {
    old: "yes",
    [CAUSE]: "c1",
    "deployment.kubernetes.io/desired-replicas": "3",
    "deployment.kubernetes.io/max-replicas": "4",
    "deployment.kubernetes.io/revision-history": "1",
  },
});
const third = aReplicaSet(web, { revision: 3, image: "web:3" });

const RECORD = { by: "somebody", at: "2026-01-02T00:00:00.000Z" };
const TO = { to: first.metadata.uid, toNumber: "4" };
/** The annotation that this rollback to the first revision leaves. */
const recorded = (more: object = {}) =>
  JSON.stringify([{ ...TO, from: third.metadata.uid, fromNumber: "3", ...RECORD, reason: null, ...more }]);

const wish = (more: Partial<UndoInput> = {}): UndoInput => ({
  workload: web,
  stored: [first, third],
  to: first.metadata.uid,
  resume: false,
  annotations: "keep",
  record: RECORD,
  ...more,
});

function operationsOf(more: Partial<UndoInput> = {}) {
  const plan = planUndo(wish(more));
  if (plan.kind !== "patch") throw new Error(`expected a patch, got ${plan.kind}`);
  return plan.operations;
}

function after(more: Partial<UndoInput> = {}): Workload {
  const result = applyJsonPatch(more.workload ?? web, operationsOf(more));
  if (result === "refused") throw new Error("the patch does not hold for the object it was planned for");
  return result;
}

const annotationsAfter = (more: Partial<UndoInput> = {}) => after(more).metadata.annotations;
const paused = (workload: Workload): Workload => ({ ...workload, spec: { ...workload.spec, paused: true } });
const annotated = (storedRevision: StoredRevision, annotations: Record<string, string>): StoredRevision => ({
  ...storedRevision,
  metadata: { ...storedRevision.metadata, annotations },
});

test("sends exactly the tests, the template without its hash label, the change cause and the record (T37)", () => {
  const { metadata, ...template } = first.spec.template;
  expect(operationsOf()).toEqual([
    { op: "test", path: "/metadata/uid", value: web.metadata.uid },
    { op: "test", path: "/spec/template", value: web.spec.template },
    { op: "test", path: "/spec/paused", value: null },
    {
      op: "replace",
      path: "/spec/template",
      value: { ...template, metadata: { ...metadata, labels: { app: "web" } } },
    },
    { op: "add", path: "/metadata/annotations/kubernetes.io~1change-cause", value: "c1" },
    { op: "add", path: "/metadata/annotations/rewind~1rollbacks", value: recorded() },
  ]);
});

test("leaves everything but template, change cause and record as it was (T37)", () => {
  const { template, ...spec } = after().spec;
  const { template: _before, ...before } = web.spec;
  expect(JSON.stringify(operationsOf())).not.toContain("pod-template-hash");
  expect(template.spec).toEqual(first.spec.template.spec);
  expect(spec).toEqual(before);
  const annotations = { ...web.metadata.annotations, [CAUSE]: "c1", [ROLLBACKS]: recorded() };
  expect(after().metadata).toEqual({ ...web.metadata, annotations });
});

test("fields that nobody knows survive, and numbers beyond 2^53 too", () => {
  const template = { ...aPodTemplate({ spec: { tomorrow: { big: 9007199254740993n, list: [{}] } } }), tomorrow: null };
  const target = aReplicaSet(web, { template });
  expect(after({ stored: [target], to: target.metadata.uid }).spec.template).toEqual(template);
});

describe("with kubectl's annotations", () => {
  test("the outcome is what kubectl leaves (T38)", () => {
    expect(annotationsAfter({ annotations: "kubectl" })).toEqual({
      [LAST_APPLIED]: "{}",
      [REVISION]: "3",
      [ROLLBACK_TO]: "1",
      old: "yes",
      [CAUSE]: "c1",
    });
  });
  test("the map itself is never replaced, so that what others write meanwhile stays (T38)", () => {
    const paths = operationsOf({ annotations: "kubectl" }).map(({ path }) => path);
    expect(paths).not.toContain("/metadata/annotations");
    expect(paths.filter((path) => path.startsWith("/metadata/annotations/"))).toEqual([
      "/metadata/annotations/team",
      "/metadata/annotations/old",
      "/metadata/annotations/kubernetes.io~1change-cause",
    ]);
  });
});

describe("keeping the annotations (T39)", () => {
  test("the Deployment's own stay, the revision's are not brought in", () => {
    expect(annotationsAfter()).toEqual({ ...web.metadata.annotations, [CAUSE]: "c1", [ROLLBACKS]: recorded() });
  });
  test("a revision without a change cause leaves none", () => {
    const { [CAUSE]: _cause, ...rest } = web.metadata.annotations ?? {};
    const stored = [annotated(first, {}), third];
    expect(annotationsAfter({ stored })).toEqual({ ...rest, [ROLLBACKS]: recorded() });
  });
  test("nothing is sent for a change cause that is the same already", () => {
    const paths = operationsOf({ stored: [annotated(first, { [CAUSE]: "c3" })] }).map(({ path }) => path);
    const record = "/metadata/annotations/rewind~1rollbacks";
    expect(paths).toEqual(["/metadata/uid", "/spec/template", "/spec/paused", "/spec/template", record]);
  });
  test.each(["", " ", "\n\t", undefined])("a reason of %j is none", (reason) => {
    expect(annotationsAfter({ reason })?.[CAUSE]).toBe("c1");
  });
});

describe("a typed reason", () => {
  const record = (cause: string) => JSON.stringify({ storedRevision: first.metadata.uid, cause });

  test("becomes the change cause, and the revision's own text is kept beside it (T39)", () => {
    const reason = "checkout answers 500";
    expect(annotationsAfter({ reason })).toEqual({
      ...web.metadata.annotations,
      [CAUSE]: reason,
      "rewind/own-cause": record("c1"),
      [ROLLBACKS]: recorded({ reason }),
    });
  });
  test("holds in kubectl's mode too", () => {
    expect(annotationsAfter({ reason: "why", annotations: "kubectl" })).toMatchObject({
      [CAUSE]: "why",
      "rewind/own-cause": record("c1"),
    });
  });
  test.each(["  결제 모듈 긴급 수정 🚑\n", "<b>x</b>\u0000\u202e", "가".repeat(3400)])(
    "is sent byte for byte (T25, T26)",
    (reason) => {
      const sent = operationsOf({ reason }).find(({ path }) => path.endsWith("change-cause"));
      expect(sent).toMatchObject({ op: "add", value: reason });
    },
  );
  test("leaves no record where it displaces nothing", () => {
    expect(annotationsAfter({ reason: "why", stored: [annotated(first, {})] })).not.toHaveProperty("rewind/own-cause");
    expect(annotationsAfter({ reason: "c1" })).not.toHaveProperty("rewind/own-cause");
  });
  test("does not take the place of the text that an earlier reason displaced", () => {
    const before = annotated(first, { [CAUSE]: "an earlier reason", "rewind/own-cause": record("the release") });
    expect(annotationsAfter({ reason: "why", stored: [before] })?.["rewind/own-cause"]).toBe(record("the release"));
  });
  test("displaces a text that stands in the template too", () => {
    const target = aReplicaSet(web, { template: aPodTemplate({ annotations: { [CAUSE]: "in the template" } }) });
    const annotations = annotationsAfter({ reason: "why", stored: [target], to: target.metadata.uid });
    expect(annotations?.["rewind/own-cause"]).toBe(
      JSON.stringify({ storedRevision: target.metadata.uid, cause: "in the template" }),
    );
  });
});

test("another revision's record on the Deployment does not erase the target's own", () => {
  const own = JSON.stringify({ storedRevision: first.metadata.uid, cause: "the release" });
  const other = JSON.stringify({ storedRevision: third.metadata.uid, cause: "another release" });
  const target = annotated(first, { [CAUSE]: "an earlier reason", "rewind/own-cause": own });
  const workload = aDeployment({ image: "web:3", annotations: { "rewind/own-cause": other } });
  expect(annotationsAfter({ workload, stored: [target] })).toMatchObject({
    [CAUSE]: "an earlier reason",
    "rewind/own-cause": own,
  });
});

describe("a Deployment without annotations (T22)", () => {
  const { annotations: _none, ...metadata } = web.metadata;
  const bare: Workload = { ...web, metadata };

  test("gets its first ones", () => {
    expect(annotationsAfter({ workload: bare })).toEqual({ [CAUSE]: "c1", [ROLLBACKS]: recorded() });
  });
  test("and the patch does not hold once somebody else has set one", () => {
    const meanwhile: Workload = { ...bare, metadata: { ...metadata, annotations: { team: "a" } } };
    expect(applyJsonPatch(meanwhile, operationsOf({ workload: bare }))).toBe("refused");
  });
  test("needs none as kubectl for a revision without a cause", () => {
    const kubectl = { workload: bare, stored: [annotated(first, {})], annotations: "kubectl" } as const;
    expect(annotationsAfter(kubectl)).toBeUndefined();
  });
});

describe("the patch holds only for what was read", () => {
  const another = (spec: Partial<Workload["spec"]>) => ({ ...web, spec: { ...web.spec, ...spec } });
  test.each<[string, Workload, boolean]>([
    ["status and scale may change", { ...another({ replicas: 7 }), status: {} }, true],
    ["another uid refuses it", { ...web, metadata: { ...web.metadata, uid: "another" } }, false],
    ["another template refuses it", another({ template: aPodTemplate({ image: "web:hotfix" }) }), false],
    ["a pause meanwhile refuses it (T46)", paused(web), false],
  ])("%s", (_name, meanwhile, holds) => {
    expect(applyJsonPatch(meanwhile, operationsOf()) !== "refused").toBe(holds);
  });
});

test("the live template needs no patch, hash label or not, reason or not (T40)", () => {
  expect(planUndo(wish({ to: third.metadata.uid, reason: "why" }))).toEqual({ kind: "unchanged" });
  expect(planUndo(wish({ to: third.metadata.uid, workload: paused(web) }))).toEqual({ kind: "unchanged" });
  expect(planUndo(wish({ to: third.metadata.uid, resume: true }))).toEqual({ kind: "unchanged" });
});

test.each([
  ["pruned meanwhile", "uid-of-a-pruned-one", [first, third]],
  [
    "owned by another meanwhile",
    first.metadata.uid,
    [{ ...first, metadata: { ...first.metadata, ownerReferences: [] } }],
  ],
])("a revision that is gone is refused: %s (T43)", (_name, to, stored) => {
  expect(planUndo(wish({ to, stored }))).toEqual({ kind: "refused", code: "revision-gone" });
});

describe("paused (T45)", () => {
  test("is refused", () => {
    expect(planUndo(wish({ workload: paused(web) }))).toEqual({ kind: "refused", code: "paused" });
  });
  test("a revision that is gone is said first, as kubectl does", () => {
    const plan = planUndo(wish({ workload: paused(web), to: "gone" }));
    expect(plan).toEqual({ kind: "refused", code: "revision-gone" });
  });
  test("rolls back and resumes in one patch where that is asked", () => {
    const result = after({ workload: paused(web), resume: true });
    expect(result.spec).toMatchObject({ paused: false, template: { spec: first.spec.template.spec } });
  });
  test("and only resumes where the target is live already", () => {
    expect(operationsOf({ workload: paused(web), resume: true, to: third.metadata.uid, reason: "why" })).toEqual([
      { op: "test", path: "/metadata/uid", value: web.metadata.uid },
      { op: "test", path: "/spec/template", value: web.spec.template },
      { op: "add", path: "/spec/paused", value: false },
    ]);
  });
  test("a pause between reading and patch does not stop what was asked to resume", () => {
    expect(applyJsonPatch(paused(web), operationsOf({ resume: true }))).toMatchObject({ spec: { paused: false } });
  });
});

test("what is being deleted is refused before anything else (T98)", () => {
  const dying = aDeployment({ metadata: { deletionTimestamp: "2026-01-02T00:00:00Z" } });
  expect(planUndo(wish({ workload: dying, to: "gone" }))).toEqual({ kind: "refused", code: "being-deleted" });
});

test("the legacy rollback annotation is kept as kubectl keeps it (T99)", () => {
  expect(annotationsAfter()?.[ROLLBACK_TO]).toBe("1");
  expect(annotationsAfter({ annotations: "kubectl" })?.[ROLLBACK_TO]).toBe("1");
});
