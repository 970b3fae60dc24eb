import { expect, test } from "vitest";
import { applyJsonPatch } from "@/lib/testing/apply-json-patch";
import { aDeployment, aReplicaSet } from "@/lib/testing/objects";
import { planUndo } from "./undo";
import { guardedByVersion } from "./version-guard";

const web = aDeployment({ image: "web:2", revision: 2, metadata: { resourceVersion: "7" } });
const one = aReplicaSet(web, { revision: 1, image: "web:1" });

function operations() {
  const record = { by: "somebody", at: "2026-01-02T00:00:00.000Z" };
  const wish = { workload: web, stored: [one], to: one.metadata.uid, resume: false, record } as const;
  const plan = planUndo({ ...wish, annotations: "keep" });
  if (plan.kind !== "patch") throw new Error(`expected a patch, got ${plan.kind}`);
  return plan.operations;
}

test("a patch that holds for the version does the same as the one that holds for the template", () => {
  expect(applyJsonPatch(web, guardedByVersion(operations(), web))).toEqual(applyJsonPatch(web, operations()));
});

test("it refuses any later version, another uid and a pause", () => {
  const guarded = guardedByVersion(operations(), web);
  const { metadata, spec } = web;

  expect(applyJsonPatch({ ...web, metadata: { ...metadata, resourceVersion: "8" } }, guarded)).toBe("refused");
  expect(applyJsonPatch({ ...web, metadata: { ...metadata, uid: "another" } }, guarded)).toBe("refused");
  expect(applyJsonPatch({ ...web, spec: { ...spec, paused: true } }, guarded)).toBe("refused");
});
