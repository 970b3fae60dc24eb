import { describe, expect, test } from "vitest";
import { inEnglish } from "@/lib/testing/in-english";
import { aDeployment, aPodTemplate, aReplicaSet } from "@/lib/testing/objects";
import type { PodTemplate } from "../objects/objects";
import type { Workload } from "../workload/workload";
import { revisionsOf } from "../history/revisions";
import { withoutHash } from "../template/template";
import { undoPreview, type UndoFacts } from "./undo-preview";

const web = aDeployment({ image: "web:2", revision: 2, replicas: 10 });
const one = aReplicaSet(web, { revision: 1, image: "web:1", replicas: 8 });
const two = aReplicaSet(web, { revision: 2, replicas: 2, available: 0 });
const owned = [one, two];

const answering = (template: PodTemplate, spec: Partial<Workload["spec"]> = {}): Workload => ({
  ...web,
  spec: { ...web.spec, template: withoutHash(template), ...spec },
});
const preview = (more: Partial<UndoFacts> = {}) =>
  undoPreview({
    live: web,
    answer: answering(one.spec.template),
    owned,
    target: one,
    revisions: revisionsOf(web, more.owned ?? owned),
    autoscalers: [],
    ...more,
  });

test("the usual rollback of a stuck rollout (F1)", () => {
  expect(preview()).toEqual({
    beside: [],
    reuse: { kind: "reuses", storedRevision: one.metadata.name },
    becomes: "3",
    pods: { kept: 8, replaced: 2, created: 2 },
    outage: null,
    stays: { replicas: 10, strategy: "RollingUpdate", autoscaler: null },
  });
});

describe("where admission changes the template", () => {
  const mutated = aPodTemplate({ image: "web:1", labels: { injected: "yes" } });

  test("no ReplicaSet is reused, and every pod is replaced", () => {
    expect(inEnglish(preview({ answer: answering(mutated) }))).toMatchObject({
      reuse: { kind: "new", changes: [{ text: "+label injected yes" }] },
      becomes: "3",
      pods: { kept: 0, replaced: 10, created: 10 },
    });
  });
  test("into what another revision has, that one is reused", () => {
    const third = aReplicaSet(web, { revision: 3, template: mutated, replicas: 1 });
    expect(preview({ answer: answering(mutated), owned: [...owned, third] })).toMatchObject({
      reuse: { kind: "reuses", storedRevision: third.metadata.name },
      pods: { kept: 1, replaced: 10, created: 9 },
    });
  });
  test("back into what is live, nothing happens", () => {
    expect(preview({ answer: answering(web.spec.template) })).toMatchObject({
      becomes: "2",
      pods: { kept: 0, replaced: 8, created: 8 },
    });
  });
});

test("of two ReplicaSets with the same template the older one is reused, whichever was chosen", () => {
  const twin = aReplicaSet(web, { revision: 3, image: "web:1", replicas: 1 });
  expect(preview({ owned: [...owned, twin], target: twin }).reuse).toEqual({
    kind: "reuses",
    storedRevision: one.metadata.name,
  });
});

describe("what stays as it is", () => {
  const scaling = (targetKind: string, targetName: string) => ({ name: "hpa", targetKind, targetName, min: 1, max: 9 });

  test.each([
    ["an autoscaler of this Deployment", [scaling("Deployment", "other"), scaling("Deployment", "web")], "hpa"],
    ["none of another kind or name", [scaling("StatefulSet", "web"), scaling("Deployment", "web-2")], null],
    ["none where they may not be read", null, null],
  ])("%s", (_name, autoscalers, expected) => {
    expect(preview({ autoscalers }).stays.autoscaler).toBe(expected);
  });
  test("is told from the answer, should admission have touched it", () => {
    const { stays } = preview({
      answer: answering(one.spec.template, { replicas: 4, strategy: { type: "Recreate" } }),
    });
    expect(stays).toMatchObject({ replicas: 4, strategy: "Recreate" });
  });
  test("where nothing is said, Kubernetes' defaults hold", () => {
    const { replicas: _none, strategy: _no, ...spec } = answering(one.spec.template).spec;
    expect(preview({ answer: { ...web, spec } }).stays).toMatchObject({ replicas: 1, strategy: "RollingUpdate" });
  });
});
