import { expect, test } from "vitest";
import type { UndoPreview } from "@/lib/contract/undo";
import { called } from "@/lib/testing/template-change";
import { isSameOutcome } from "./same-outcome";

const preview: UndoPreview = {
  verdict: { kind: "checked", at: "2026-11-25T10:00:00Z" },
  changes: [],
  sameness: null,
  beside: [{ code: "beside.changed", facts: {}, text: "annotation kubernetes.io/change-cause changed" }],
  reuse: { kind: "reuses", storedRevision: "web-1" },
  becomes: "3",
  pods: { kept: 8, replaced: 2, created: 2 },
  outage: null,
  stays: { replicas: 10, strategy: "RollingUpdate", autoscaler: null },
  gaveWay: [],
  confirm: "token",
};

test("another reason has the same outcome: time, annotations beside and token differ", () => {
  const verdict = { kind: "checked", at: "2026-11-25T10:00:07Z" } as const;

  expect(isSameOutcome(preview, { ...preview, verdict, beside: [], confirm: "another" })).toBe(true);
});

test.each([
  ["the verdict", { verdict: { kind: "not-possible", said: "a webhook" } }],
  ["the ReplicaSet", { reuse: { kind: "new", changes: [called("env A")] } }],
  ["the number", { becomes: "4" }],
  ["the pods", { pods: { kept: 0, replaced: 10, created: 10 } }],
  ["the outage", { outage: { kind: "all-down-first", down: 2, kept: 0 } }],
  ["what finds no room", { gaveWay: ["record"] }],
  ["what stays", { stays: { replicas: 3, strategy: "RollingUpdate", autoscaler: null } }],
] as const)("%s makes another outcome", (_what, other) => {
  expect(
    isSameOutcome(preview, {
      ...preview,
      ...other,
      gaveWay: "gaveWay" in other ? [...other.gaveWay] : [],
      reuse: "reuse" in other ? { ...other.reuse, changes: [...other.reuse.changes] } : preview.reuse,
    }),
  ).toBe(false);
});
